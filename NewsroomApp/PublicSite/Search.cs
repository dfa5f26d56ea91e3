using System.Globalization;
using NewsroomApp.PublicSite.Pages;
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

    private const int MostYears = 100;

    private static readonly TimeSpan _fading = TimeSpan.FromDays(3 * 365);

    public static Task<RenderedPage> Page(PageRequest asked)
    {
        var query = Read(asked.Query);
        var (hits, count) = Find(asked.Reader, query, asked.Page, asked.Clock.GetUtcNow());
        return asked.Render<SearchPage>(
            new()
            {
                [nameof(SearchPage.Query)] = query,
                [nameof(SearchPage.Page)] = asked.Page,
                [nameof(SearchPage.Hits)] = hits,
                [nameof(SearchPage.Count)] = count,
                [nameof(SearchPage.IsCommon)] = count >= MostAnywhere,
                [nameof(SearchPage.Topics)] = asked.Reader.Tags(Tagged.Topics),
                [nameof(SearchPage.Years)] = ArchivePages.YearsFromNewest(asked).Take(MostYears).ToList(),
            }
        );
    }

    /// <returns>One page, plus one hit when there is another page; and how many there are of the newest.</returns>
    public static (List<Published> Hits, int Count) Find(PublicReader visit, Query query, int page, DateTimeOffset now)
    {
        if (query.IsEmpty) return ([], 0);
        var anywhere = visit.Match(query, MostAnywhere);
        var isCommon = anywhere.Count == MostAnywhere;
        var inHeadline = visit.Match(query, "headline", isCommon, MostInHeadlines).ToHashSet();
        var inLead = visit.Match(query, "lead", isCommon, MostInHeadlines).ToHashSet();
        List<long> found = [.. inHeadline.Union(inLead).Union(anywhere)];
        var ranked = visit
            .Times(found)
            .OrderByDescending(r => Weight(r.Row) + Math.Exp(-((now - r.At) / _fading)))
            .ThenByDescending(r => r.Row)
            .Select(r => r.Row)
            .Skip((page - 1) * Newsstand.PageLength)
            .Take(Newsstand.PageLength + 1)
            .ToList();
        var rows = visit.Rows(ranked).ToDictionary(r => r.Row, r => r.Statement);
        return ([.. ranked.Select(r => rows[r])], found.Count);

        double Weight(long row) =>
            inHeadline.Contains(row) ? 2
            : inLead.Contains(row) ? 0.7
            : 0;
    }

    public static string Plain(Document words) =>
        (words.Standfirst.Length > 0 ? words.Standfirst + "\n" : "").ReplaceLineEndings(" ")
        + TypesetText.Of(words, Parts.Body).Words.ReplaceLineEndings(" ");

    private static Query Read(IQueryCollection parameters) =>
        new(
            parameters["q"].ToString(),
            Institution.IsLanguage(parameters["language"].ToString()) ? parameters["language"].ToString() : "",
            Slug.OfName(parameters["topic"].ToString()),
            int.TryParse(parameters["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 0 and < 10_000
                ? year
                : null
        );
}
