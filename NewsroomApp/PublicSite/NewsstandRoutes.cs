using Microsoft.AspNetCore.Http.HttpResults;
using NewsroomApp.PublicSite.Pages;
using NewsroomApp.Statements;

namespace NewsroomApp.PublicSite;

/// <summary>The public addresses. Every page is a whole document of its own: no script, no cookie, nothing of the desk.</summary>
public static class NewsstandRoutes
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapNewsstand(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", _reading, FrontPage);
        routes.MapMethods("/statements/{id}/{slug?}", _reading, Statement);
        routes.MapMethods("/statements/{id}/{slug}/editions/{number:int}", _reading, Edition);
        routes.MapMethods("/feed.atom", _reading, AtomFeed.Write);
        routes.MapMethods("/newsstand.css", _reading, (NewsstandStyle style) => Results.Text(style.Css, "text/css"));
        routes.MapMethods("/robots.txt", _reading, () => Results.Text("User-agent: *\nDisallow: /desk\nDisallow: /account\n"));
        routes.MapFallback("{**rest}", NotFound).WithMetadata(new HttpMethodMetadata(_reading));
    }

    public static IResult NotFound() => Print<MissingPage>(StatusCodes.Status404NotFound);

    public static IResult Trouble() => Print<TroublePage>(StatusCodes.Status500InternalServerError);

    private static async Task<IResult> FrontPage(Newsstand newsstand, string? page)
    {
        var number = 1;
        if (page is not null && (!int.TryParse(page, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number) || number < 1)) return NotFound();
        var pages = await newsstand.CountPages();
        if (number > pages) return NotFound();
        return Print<FrontPage>(StatusCodes.Status200OK, new() { [nameof(Pages.FrontPage.Teasers)] = await newsstand.Latest(number), [nameof(Pages.FrontPage.Page)] = number, [nameof(Pages.FrontPage.Count)] = pages });
    }

    private static async Task<IResult> Statement(Newsstand newsstand, string id, string? slug)
    {
        var editions = await newsstand.Editions(id);
        if (editions.Count == 0) return NotFound();
        var live = editions[0];
        return slug == Slug.Of(live.Words.Headline)
            ? Print<StatementPage>(StatusCodes.Status200OK, new() { [nameof(StatementPage.Live)] = live, [nameof(StatementPage.Earlier)] = editions[1..] })
            : TypedResults.Redirect(live.Address, permanent: true);
    }

    private static async Task<IResult> Edition(Newsstand newsstand, HttpContext context, string id, string slug, int number)
    {
        var editions = await newsstand.Editions(id);
        if (editions.Find(e => e.Number == number) is not { } edition) return NotFound();
        if (slug != Slug.Of(editions[0].Words.Headline)) return TypedResults.Redirect($"{editions[0].Address}/editions/{number}", permanent: true);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Print<EditionPage>(StatusCodes.Status200OK, new() { [nameof(EditionPage.Edition)] = edition, [nameof(EditionPage.Next)] = editions.Find(e => e.Number == number + 1), [nameof(EditionPage.Live)] = editions[0] });
    }

    private static RazorComponentResult<TPage> Print<TPage>(int statusCode, Dictionary<string, object?>? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent => new(parameters ?? []) { StatusCode = statusCode };
}
