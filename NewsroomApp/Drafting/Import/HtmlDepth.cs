using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

/// <summary>The parser looks through the open elements at each new one, which may take minutes.</summary>
internal static partial class HtmlDepth
{
    /// <summary>Of open elements, all new ones together: half a second.</summary>
    private const long MostLooks = 50_000_000;

    private static readonly HashSet<string> _closeThemselves = Names(
        "area base br col colgroup dd dt embed hr img input li link meta optgroup option p param source tbody td "
            + "tfoot th thead tr wbr"
    );

    private static readonly HashSet<string> _drawn = Names("circle ellipse line path polygon polyline rect stop use");

    /// <exception cref="Refusal">More elements are open at once than a page has.</exception>
    public static void Demand(string fileName, string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (depth, looks) = (0, 0L);
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var isEnd = html[tag.Index + 1] == '/';
            var name = html[(tag.Index + (isEnd ? 2 : 1))..(tag.Index + tag.Length)];
            if (!isEnd && (looks += depth) > MostLooks) throw PackageCheck.TooDeep(fileName);
            if (_closeThemselves.Contains(name)) continue;
            if (_drawn.Contains(name) && open.GetValueOrDefault("svg") > 0) continue;
            var before = open.GetValueOrDefault(name);
            if (isEnd && before == 0) continue;
            open[name] = before + (isEnd ? -1 : 1);
            depth += isEnd ? -1 : 1;
        }
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("</?[a-z][a-z0-9]*", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
