using NewsroomApp.Statements;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Full-text search over what is live. Found are the newest that have the words in the headline and the newest that have them anywhere; of those, a headline counts most, then the standfirst,
/// and recent ones more than old ones. What thousands of texts contain is so found as fast as what one does.
/// </summary>
public static class Search
{
    private const int MostInHeadlines = 200;

    private const int MostAnywhere = 400;

    private static readonly TimeSpan _fading = TimeSpan.FromDays(3 * 365);

    /// <returns>A page of hits, and one more when there is another page.</returns>
    public static List<Published> Find(Visit visit, Query query, int page, DateTimeOffset now)
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

    /// <summary>A text as a snippet is cut from it: one line, without marks.</summary>
    public static string Plain(Words words) =>
        PlainText
            .Of(words.Standfirst.Length > 0 ? words.Standfirst + "\n\n" + words.Body : words.Body)
            .ReplaceLineEndings(" ");
}
