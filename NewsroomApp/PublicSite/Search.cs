using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Full-text search of live statements. It ranks the newest matches in the headline, in the lead and anywhere: a match
/// in the headline counts most, then one in the lead, and newer ones count more. The limits keep common words fast.
/// </summary>
public static class Search
{
    private const int MostInHeadlines = 200;

    private const int MostAnywhere = 400;

    private static readonly TimeSpan _fading = TimeSpan.FromDays(3 * 365);

    /// <returns>One page, plus one hit when there is another page.</returns>
    public static List<Published> Find(PublicReader visit, Query query, int page, DateTimeOffset now)
    {
        if (query.IsEmpty) return [];
        var anywhere = visit.Match(query, MostAnywhere);
        var isCommon = anywhere.Count == MostAnywhere;
        var inHeadline = visit.Match(query, "headline", isCommon, MostInHeadlines).ToHashSet();
        var inLead = visit.Match(query, "lead", isCommon, MostInHeadlines).ToHashSet();
        var all = inHeadline.Union(inLead).Union(anywhere).ToList();
        var ranked = visit
            .Times(all)
            .OrderByDescending(r =>
                (
                    inHeadline.Contains(r.Row) ? 2
                    : inLead.Contains(r.Row) ? 0.7
                    : 0
                ) + Math.Exp(-((now - r.At) / _fading))
            )
            .ThenByDescending(r => r.Row)
            .Select(r => r.Row)
            .Skip((page - 1) * Newsstand.PageLength)
            .Take(Newsstand.PageLength + 1)
            .ToList();
        var rows = visit.Rows(ranked).ToDictionary(r => r.Row, r => r.Statement);
        return [.. ranked.Select(r => rows[r])];
    }

    public static string Plain(Document words) =>
        PlainText
            .Of(words.Standfirst.Length > 0 ? words.Standfirst + "\n\n" + words.Body : words.Body)
            .ReplaceLineEndings(" ");
}
