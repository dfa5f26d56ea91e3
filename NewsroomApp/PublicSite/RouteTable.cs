using System.Globalization;
using NewsroomApp.PublicSite.Pages;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>Every public address, in lower case without a trailing slash; other spellings redirect to it.</summary>
public static class RouteTable
{
    /// <summary>Limits the SQL offset; nobody reads further.</summary>
    private const int LastPage = 10_000;

    public static readonly IReadOnlyList<PublicRoute> All =
    [
        new("/", FrontPages.Latest) { HasPages = true, IsInSitemap = true },
        new("/statements/{id}/{slug}.txt", StatementPages.Text),
        new("/statements/{id}/{slug}.md", StatementPages.Markdown),
        new("/statements/{id}/{slug}.pdf", PrintPages.Statement),
        new("/statements/{id}/{slug}/editions/{number}.pdf", PrintPages.Edition),
        new("/statements/{id}/files/{name}", FilePages.File),
        new("/statements/{id}/{slug}/pictures", FilePages.Press),
        new("/statements/{id}/{slug?}", StatementPages.Statement) { IsInSitemap = true },
        new("/statements/{id}/editions/{number}", StatementPages.Edition),
        new("/statements/{id}/{slug}/editions/{number}", StatementPages.Edition),
        new("/archive", ArchivePages.Years) { IsInSitemap = true },
        new("/archive/{year}", ArchivePages.Year),
        new("/archive/{year}/{month}", ArchivePages.Month) { HasPages = true },
        new("/topics", asked => ListPages.Tags(asked, Tagged.Topics)) { IsInSitemap = true },
        new("/topics/{topic}", asked => ListPages.With(asked, Tagged.Topics, "topic")) { HasPages = true },
        new("/places", asked => ListPages.Tags(asked, Tagged.Places)) { IsInSitemap = true },
        new("/places/{place}", asked => ListPages.With(asked, Tagged.Places, "place")) { HasPages = true },
        new("/people", asked => ListPages.Tags(asked, Tagged.People)) { IsInSitemap = true },
        new("/people/{person}", asked => ListPages.With(asked, Tagged.People, "person")) { HasPages = true },
        new("/search", Search.Page)
        {
            HasPages = true,
            IsForRobots = false,
            IsCached = false,
        },
        new("/about", asked => asked.Render<AboutPage>()) { IsInSitemap = true },
        new("/feed.atom", Feeds.Atom),
        new("/feed.rss", Feeds.Rss),
        new("/feed.json", Feeds.Json),
        new("/sitemap.xml", Sitemap.File) { VariesBy = Sitemap.After },
        new("/robots.txt", Robots.File),
        new("/newsstand.css", asked => asked.Style.Sheet),
        new("/favicon.svg", asked => asked.Style.Icon),
        new("/brand/{file}", BrandFiles.File),
    ];

    private static readonly ILookup<string, PublicRoute> _byFirstSegment = All.ToLookup(
        route => FirstSegment(route.Pattern),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether the public site answers this path, if only with a 404.</summary>
    public static bool Owns(string path) => _byFirstSegment.Contains(FirstSegment(path));

    public static RouteMatch? Match(string path, IQueryCollection query)
    {
        if (PageOf(query) is not { } page) return null;
        var right = "/" + string.Join('/', path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var route in _byFirstSegment[FirstSegment(right)])
            if ((page == 1 || route.HasPages) && route.Match(right) is { } values)
                return new(route, values, right, page);
        return null;
    }

    private static string FirstSegment(string path) => path.Length < 2 ? "/" : path.Split('/', 3)[1];

    /// <summary>1 when the query has none; null when it is not a page number.</summary>
    private static int? PageOf(IQueryCollection query) =>
        query["page"].ToString() is not { Length: > 0 } asked ? 1
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
        && page is >= 1 and <= LastPage
            ? page
        : null;
}
