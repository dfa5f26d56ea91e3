using Microsoft.AspNetCore.Components;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.PublicSite;

public sealed record PageRequest(PageRenderer Renderer, PublicReader Reader, RouteMatch Match, IQueryCollection Query)
{
    public Institution Institution => Renderer.Institution;

    public PageLabels Labels => Renderer.Labels;

    public NewsstandStyle Style => Renderer.Style;

    public PrintFonts Fonts => Renderer.Fonts;

    public FileFolder Files => Renderer.Files;

    public TimeProvider Clock => Renderer.Clock;

    public int Page => Match.Page;

    public string Address => new PathString(Match.Path).ToUriComponent();

    /// <summary>What the address has for a parameter of the route; empty when it was left out.</summary>
    public string Value(string name) => Match.Values[name] as string ?? "";

    public async Task<RenderedPage> Render<TPage>(
        Dictionary<string, object?>? parameters = null,
        int status = StatusCodes.Status200OK
    )
        where TPage : IComponent =>
        await Renderer.Render<TPage>(Reader, status, parameters) with
        {
            NoIndex = !Match.Route.IsForRobots,
            CacheControl = Match.Route.IsCached ? RenderedPage.Fresh : RenderedPage.NoStore,
        };

    public Task<RenderedPage> NotFound() => Renderer.NotFound(Reader);
}
