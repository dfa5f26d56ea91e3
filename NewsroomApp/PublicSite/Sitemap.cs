using System.Globalization;
using System.Security;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>An index of several files when one is too small (https://www.sitemaps.org/protocol.html).</summary>
public static class Sitemap
{
    public const string After = "after";

    private const int Length = 20_000;

    public static async Task<RenderedPage> File(PageRequest asked)
    {
        var (after, last) = (asked.Query[After].ToString(), asked.Reader.LastRow());
        if (after.Length == 0 && last > Length) return Xml(asked, "sitemapindex", Files(asked, last));
        return Begin(after, last) is { } from ? Xml(asked, "urlset", Pages(asked, from)) : await asked.NotFound();
    }

    private static IEnumerable<string> Files(PageRequest asked, long last)
    {
        for (var row = 0L; row < last; row += Length)
            yield return $"<sitemap>{Location(asked, $"/sitemap.xml?{After}={row}")}</sitemap>";
    }

    private static long? Begin(string after, long last)
    {
        if (after.Length == 0) return 0;
        return
            long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && from % Length == 0
            && from < last
            && after == from.ToString(CultureInfo.InvariantCulture)
            ? from
            : null;
    }

    private static IEnumerable<string> Pages(PageRequest asked, long from)
    {
        if (from == 0)
            foreach (var route in RouteTable.All.Where(route => route is { IsInSitemap: true, IsFixed: true }))
                yield return $"<url>{Location(asked, route.Pattern)}</url>";
        var statements = asked.Reader.Addresses(from, Length).TakeWhile(a => a.Row <= from + Length);
        foreach (var (_, address, updated) in statements)
            yield return $"<url>{Location(asked, address)}<lastmod>{Moment(updated)}</lastmod></url>";
    }

    private static string Location(PageRequest asked, string address) =>
        $"<loc>{SecurityElement.Escape(asked.Institution.PublicUrl + address)}</loc>";

    /// <summary>As machines read it, in UTC: https://www.w3.org/TR/NOTE-datetime.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static RenderedPage Xml(PageRequest asked, string root, IEnumerable<string> entries)
    {
        string[] lines =
        [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            $"<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
            .. entries,
            $"</{root}>",
        ];
        return RenderedPage.Text(
            StatusCodes.Status200OK,
            "application/xml; charset=utf-8",
            string.Concat(lines.Select(line => line + "\n"))
        ) with
        {
            LastModified = asked.Reader.ChangedAt(),
        };
    }
}
