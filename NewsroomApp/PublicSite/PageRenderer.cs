using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NewsroomApp.PublicSite.Pages;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Renders public pages: whole documents without scripts, cookies or anything of the desk. Addresses are lower case
/// without a trailing slash; another spelling or slug redirects to the right address in one step.
/// </summary>
public sealed class PageRenderer(
    Newsstand newsstand,
    NewsstandStyle style,
    Institution institution,
    TimeProvider clock,
    ILoggerFactory logs
)
{
    private const string Html = "text/html; charset=utf-8";

    private const int SitemapLength = 20_000;

    /// <summary>Limits the SQL offset; nobody reads further.</summary>
    private const int LastPage = 10_000;

    /// <summary>The only services that a public page can inject.</summary>
    private readonly ServiceProvider _case = new ServiceCollection()
        .AddSingleton(institution)
        .AddSingleton(style)
        .BuildServiceProvider();

    private static readonly string[] _rooms =
    [
        "statements",
        "archive",
        "topics",
        "places",
        "people",
        "search",
        "about",
        "feed.atom",
        "feed.rss",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "newsstand.css",
        "favicon.svg",
    ];

    /// <summary>Whether the public site answers this path, if only with a 404.</summary>
    public static bool Knows(string path)
    {
        if (path is "/" or "") return true;
        var first = path.AsSpan(1);
        if (first.IndexOf('/') is var slash and >= 0) first = first[..slash];
        foreach (var room in _rooms)
            if (first.Equals(room, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary><paramref name="asked"/> is the whole query with its question mark, which a redirect keeps.</summary>
    public async Task<RenderedPage> Render(string path, IQueryCollection query, string asked)
    {
        var steps = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var right = "/" + string.Join('/', steps);
        using var visit = newsstand.Enter();
        var page = await Render(visit, steps, query);
        return page.Status is StatusCodes.Status200OK && right != path
            ? RenderedPage.MovedTo(new PathString(right).ToUriComponent() + asked)
            : page;
    }

    public IEnumerable<string> Newest()
    {
        using var visit = newsstand.Enter();
        return visit.List(Filter.All, page: 1).Take(1).Select(t => t.Address).Append("/");
    }

    public async Task<RenderedPage> NotFound()
    {
        using var visit = newsstand.Enter();
        return await NotFound(visit);
    }

    public async Task<RenderedPage> Trouble() =>
        await Render<TroublePage>("", StatusCodes.Status500InternalServerError, []) with
        {
            CacheControl = RenderedPage.NoStore,
            NoIndex = true,
        };

    /// <summary>1 when the query has none; null when it is not a page number.</summary>
    public static int? PageOf(IQueryCollection query) =>
        query["page"].ToString() is not { Length: > 0 } asked ? 1
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
        && page is >= 1 and <= LastPage
            ? page
        : null;

    private async Task<RenderedPage> Render(PublicReader visit, string[] path, IQueryCollection query)
    {
        if (
            PageOf(query) is not { } page
            || (
                page > 1 && path is not ([] or ["search"] or ["topics" or "places" or "people", _] or ["archive", _, _])
            )
        )
            return await NotFound(visit);
        switch (path)
        {
            case []:
                return await List(visit, Filter.All, page, "Statements", "/", "Nothing has been published yet.");
            case ["statements", var id]:
                return await Statement(visit, id, slug: null);
            case ["statements", var id, var slug]:
                return await Statement(visit, id, slug);
            case ["statements", var id, "editions", var number]:
                return await Edition(visit, id, slug: "", number);
            case ["statements", var id, var slug, "editions", var number]:
                return await Edition(visit, id, slug, number);
            case ["archive"]:
                return await Years(visit);
            case ["archive", var year]:
                return await Archive(visit, year, month: null, page);
            case ["archive", var year, var month]:
                return await Archive(visit, year, month, page);
            case [var room] when Enum.TryParse<Tagged>(room, ignoreCase: true, out var by) && !char.IsDigit(room[0]):
                return await Tags(visit, by);
            case [var room, var slug]
                when Enum.TryParse<Tagged>(room, ignoreCase: true, out var by) && !char.IsDigit(room[0]):
                return visit.NameOf(by, slug) is { } name
                    ? await List(
                        visit,
                        Filter.By(by, slug),
                        page,
                        by is Tagged.People ? $"Statements that quote {name}" : name,
                        PublicAddress.Of(by, slug),
                        ""
                    )
                    : await NotFound(visit);
            case ["search"]:
                return await Find(visit, query, page);
            case ["about"]:
                return await Render<AboutPage>(visit);
            case ["feed.atom"]:
                return Feeds.Atom(visit, institution);
            case ["feed.rss"]:
                return Feeds.Rss(visit, institution);
            case ["feed.json"]:
                return Feeds.Json(visit, institution);
            case ["sitemap.xml"]:
                return Sitemap(visit, query["after"].ToString()) ?? await NotFound(visit);
            case ["robots.txt"]:
                return RenderedPage.Text(
                    StatusCodes.Status200OK,
                    "text/plain; charset=utf-8",
                    "User-agent: *\nDisallow: /desk\nDisallow: /account\nDisallow: /search\n"
                        + $"Sitemap: {institution.PublicUrl}/sitemap.xml\n"
                );
            case ["newsstand.css"]:
                return style.Sheet;
            case ["favicon.svg"]:
                return style.Icon;
            default:
                return await NotFound(visit);
        }
    }

    private async Task<RenderedPage> Statement(PublicReader visit, string id, string? slug)
    {
        if (visit.Find(Canonical(id)) is not { } statement) return await NotFound(visit);
        if (statement.Presence is Presence.Retracted)
            return await Render<TombstonePage>(
                visit,
                StatusCodes.Status410Gone,
                new() { [nameof(TombstonePage.Notice)] = statement.Notices[^1] },
                of: Canonical(id)
            );
        return slug == Slug.Of(statement.Live.Words.Headline) && Canonical(id) == id
            ? await Render<StatementPage>(
                visit,
                StatusCodes.Status200OK,
                new() { [nameof(StatementPage.Statement)] = statement },
                statement
            )
            : RenderedPage.MovedTo(statement.Live.Address);
    }

    private async Task<RenderedPage> Edition(PublicReader visit, string id, string slug, string number)
    {
        if (
            visit.Find(Canonical(id)) is not { } statement
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
        )
            return await NotFound(visit);
        if (statement.Presence is Presence.Retracted)
            return await Render<TombstonePage>(
                visit,
                StatusCodes.Status410Gone,
                new() { [nameof(TombstonePage.Notice)] = statement.Notices[^1] },
                of: Canonical(id)
            );
        if (statement.Editions.FirstOrDefault(e => e.Number == wanted) is not { } edition) return await NotFound(visit);
        var right = string.Create(CultureInfo.InvariantCulture, $"{statement.Live.Address}/editions/{wanted}");
        if (right != $"/statements/{id}/{slug}/editions/{number}") return RenderedPage.MovedTo(right);
        return await Render<EditionPage>(
            visit,
            StatusCodes.Status200OK,
            new()
            {
                [nameof(EditionPage.Edition)] = edition,
                [nameof(EditionPage.Next)] = statement.Editions.FirstOrDefault(e => e.Number == wanted + 1),
                [nameof(EditionPage.Statement)] = statement,
            },
            statement,
            noIndex: true
        );
    }

    /// <summary>Crockford's base 32 ignores case, and reads letters that look like digits as digits.</summary>
    private static string Canonical(string id) =>
        id.ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');

    private async Task<RenderedPage> List(
        PublicReader visit,
        Filter filter,
        int page,
        string title,
        string address,
        string empty
    )
    {
        var teasers = visit.List(filter, page);
        if (page > 1 && teasers.Count == 0) return await NotFound(visit);
        return await Render<ListPage>(
            visit,
            StatusCodes.Status200OK,
            new()
            {
                [nameof(ListPage.Heading)] = title,
                [nameof(ListPage.Address)] = address,
                [nameof(ListPage.Empty)] = empty,
                [nameof(ListPage.Teasers)] = teasers.Take(Newsstand.PageLength).ToList(),
                [nameof(ListPage.Page)] = page,
                [nameof(ListPage.More)] = teasers.Count > Newsstand.PageLength,
            }
        );
    }

    private Task<RenderedPage> Years(PublicReader visit)
    {
        var tags = new List<Tag>();
        if (visit.Span() is { } span)
            for (var year = institution.Day(span.Last).Year; year >= institution.Day(span.First).Year; year--)
                if (visit.Any(institution.Begins(new(year, 1, 1)), institution.Begins(new(year + 1, 1, 1))))
                    tags.Add(new($"/archive/{year}", $"{year}"));
        return Index(visit, "Archive", "/archive", tags);
    }

    private async Task<RenderedPage> Archive(PublicReader visit, string year, string? month, int page)
    {
        if (
            year.Length != 4
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || y is < 2 or > 9_998
        )
            return await NotFound(visit);
        if (month is null)
        {
            if (!visit.Any(Begins(1), Begins(13))) return await NotFound(visit);
            var months = Enumerable
                .Range(1, 12)
                .Reverse()
                .Where(m => visit.Any(Begins(m), Begins(m + 1)))
                .Select(m => new Tag(string.Create(CultureInfo.InvariantCulture, $"/archive/{y}/{m:00}"), Month(m)))
                .ToList();
            return await Index(visit, $"Archive of {y}", $"/archive/{y}", months);
        }
        if (
            month.Length != 2
            || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 12
            || !visit.Any(Begins(number), Begins(number + 1))
        )
            return await NotFound(visit);
        return await List(
            visit,
            Filter.Between(Begins(number), Begins(number + 1)),
            page,
            Month(number),
            string.Create(CultureInfo.InvariantCulture, $"/archive/{y}/{number:00}"),
            ""
        );

        DateTimeOffset Begins(int m) => institution.Begins(new DateOnly(y, 1, 1).AddMonths(m - 1));
        string Month(int m) => new DateOnly(y, m, 1).ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    }

    private Task<RenderedPage> Tags(PublicReader visit, Tagged by) =>
        Index(
            visit,
            by is Tagged.People ? "People quoted" : by.ToString(),
            $"/{by.ToString().ToLowerInvariant()}",
            [.. visit.Tags(by).Select(t => t with { Slug = PublicAddress.Of(by, t.Slug) })]
        );

    private Task<RenderedPage> Index(PublicReader visit, string title, string address, List<Tag> tags) =>
        Render<IndexPage>(
            visit,
            StatusCodes.Status200OK,
            new()
            {
                [nameof(IndexPage.Heading)] = title,
                [nameof(IndexPage.Address)] = address,
                [nameof(IndexPage.Tags)] = tags,
            }
        );

    private Task<RenderedPage> Find(PublicReader visit, IQueryCollection parameters, int page)
    {
        var query = new Query(
            parameters["q"].ToString(),
            Institution.IsLanguage(parameters["language"].ToString()) ? parameters["language"].ToString() : "",
            Slug.OfName(parameters["topic"].ToString()),
            int.TryParse(parameters["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 0 and < 10_000
                ? year
                : null
        );
        var span = visit.Span();
        return Render<SearchPage>(
            visit,
            StatusCodes.Status200OK,
            new()
            {
                [nameof(SearchPage.Query)] = query,
                [nameof(SearchPage.Page)] = page,
                [nameof(SearchPage.Hits)] = Search.Find(visit, query, page, clock.GetUtcNow()),
                [nameof(SearchPage.Topics)] = visit.Tags(Tagged.Topics),
                [nameof(SearchPage.Years)] = span is { } s
                    ? Enumerable
                        .Range(
                            institution.Day(s.First).Year,
                            institution.Day(s.Last).Year - institution.Day(s.First).Year + 1
                        )
                        .Reverse()
                        .Take(100)
                        .ToList()
                    : [],
            },
            noIndex: true,
            cacheControl: RenderedPage.NoStore
        );
    }

    /// <summary>An index of several files when one is too small (https://www.sitemaps.org/protocol.html).</summary>
    private RenderedPage? Sitemap(PublicReader visit, string after)
    {
        var last = visit.LastRow();
        var text = new System.Text.StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (after.Length == 0 && last > SitemapLength)
        {
            text.Append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for (var row = 0L; row < last; row += SitemapLength)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"<sitemap><loc>{Escaped($"/sitemap.xml?after={row}")}</loc></sitemap>\n"
                );
            text.Append("</sitemapindex>\n");
        }
        else
        {
            var from = 0L;
            if (
                after.Length > 0
                && (
                    !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from)
                    || from % SitemapLength != 0
                    || from >= last
                    || after != from.ToString(CultureInfo.InvariantCulture)
                )
            )
                return null;
            text.Append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            var addresses = visit.Addresses(from, SitemapLength).TakeWhile(a => a.Row <= from + SitemapLength);
            foreach (var (_, address, updated) in addresses)
            {
                var at = updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                text.Append("<url><loc>").Append(Escaped(address)).Append("</loc><lastmod>").Append(at);
                text.Append("</lastmod></url>\n");
            }
            text.Append("</urlset>\n");
        }
        return RenderedPage.Text(StatusCodes.Status200OK, "application/xml; charset=utf-8", text.ToString()) with
        {
            LastModified = visit.ChangedAt(),
        };

        string Escaped(string address) => System.Security.SecurityElement.Escape(institution.PublicUrl + address);
    }

    private Task<RenderedPage> NotFound(PublicReader visit) =>
        Render<MissingPage>(visit, StatusCodes.Status404NotFound, noIndex: true);

    /// <summary>
    /// A page of a single statement passes it as <paramref name="statement"/>, or just its identifier as
    /// <paramref name="of"/>; see <see cref="RenderedPage.StatementId"/>.
    /// </summary>
    private async Task<RenderedPage> Render<TPage>(
        PublicReader visit,
        int status = StatusCodes.Status200OK,
        Dictionary<string, object?>? parameters = null,
        PublicStatement? statement = null,
        string? of = null,
        bool noIndex = false,
        string? cacheControl = null
    )
        where TPage : IComponent
    {
        var (banner, announcedAt) = visit.Banner();
        return await Render<TPage>(banner, status, parameters) with
        {
            StatementId = statement?.Live.StatementId ?? of,
            LastModified = statement is null
                ? visit.ChangedAt()
                : statement.Notices.Select(n => n.At).Append(statement.Live.LastUpdatedAt).Append(announcedAt).Max(),
            NoIndex = noIndex,
            CacheControl = cacheControl ?? RenderedPage.Fresh,
        };
    }

    private async Task<RenderedPage> Render<TPage>(
        string banner,
        int status,
        Dictionary<string, object?>? parameters = null
    )
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(_case, logs);
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
