using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.PublicSite.Pages;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.PublicSite;

/// <summary>Renders public pages: whole documents without scripts, cookies or anything of the desk.</summary>
public sealed class PageRenderer(
    Newsstand newsstand,
    NewsstandStyle style,
    Institution institution,
    PrintFonts fonts,
    FileFolder files,
    NewsstandSettings settings,
    TimeProvider clock,
    ILoggerFactory logs
)
{
    private const string Html = "text/html; charset=utf-8";

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(institution)
        .AddSingleton(style)
        .AddSingleton(fonts)
        .AddTransient(_ => PageLabels.In(institution.LanguageOf("")))
        .BuildServiceProvider();

    public Institution Institution { get; } = institution;

    /// <summary>In the institution's own language: of the frame around every text.</summary>
    public PageLabels Labels => _services.GetRequiredService<PageLabels>();

    public NewsstandStyle Style { get; } = style;

    public PrintFonts Fonts { get; } = fonts;

    public FileFolder Files { get; } = files;

    public NewsstandSettings Settings { get; } = settings;

    public TimeProvider Clock { get; } = clock;

    /// <summary><paramref name="asked"/> is the whole query with its question mark, which a redirect keeps.</summary>
    public async Task<RenderedPage> Render(string path, IQueryCollection query, string asked)
    {
        using var reader = newsstand.Enter();
        if (RouteTable.Match(path, query) is not { } match) return await NotFound(reader);
        var request = new PageRequest(this, reader, match, query);
        var page = await match.Route.Make(request);
        return page.Status is StatusCodes.Status200OK && match.Path != path
            ? RenderedPage.MovedTo(request.Address + asked)
            : page;
    }

    public string? Newest()
    {
        using var reader = newsstand.Enter();
        return reader.List(Filter.All, page: 1).FirstOrDefault()?.Address;
    }

    public List<string> TopicsOf(string statementId)
    {
        using var reader = newsstand.Enter();
        return reader.TopicsOf(statementId);
    }

    public async Task<RenderedPage> NotFound()
    {
        using var reader = newsstand.Enter();
        return await NotFound(reader);
    }

    public async Task<RenderedPage> NotFound(PublicReader reader) =>
        await Render<MissingPage>(reader, StatusCodes.Status404NotFound) with
        {
            NoIndex = true,
        };

    public async Task<RenderedPage> Trouble() =>
        await Render<TroublePage>(banner: "", StatusCodes.Status500InternalServerError) with
        {
            CacheControl = RenderedPage.NoStore,
            NoIndex = true,
        };

    public async Task<RenderedPage> Render<TPage>(
        PublicReader reader,
        int status,
        Dictionary<string, object?>? parameters = null
    )
        where TPage : IComponent =>
        await Render<TPage>(reader.Banner().Text, status, parameters) with
        {
            LastModified = reader.ChangedAt(),
        };

    private async Task<RenderedPage> Render<TPage>(
        string banner,
        int status,
        Dictionary<string, object?>? parameters = null
    )
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(_services, logs);
        var page = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(PublicRoot.Banner)] = banner,
                [nameof(PublicRoot.Page)] = typeof(TPage),
                [nameof(PublicRoot.Parameters)] = parameters ?? [],
            }
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PublicRoot>(page)).ToHtmlString()
        );
        return RenderedPage.Text(status, Html, HtmlMinifier.Minify(html));
    }
}
