using System.Globalization;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

public static class ArchivePages
{
    public static Task<RenderedPage> Years(PageRequest asked) =>
        ListPages.Index(
            asked,
            asked.Labels["Archive"],
            YearsFromNewest(asked)
                .Select(year => new DateOnly(year, 1, 1))
                .Select(year => new Tag(
                    Written(year, "/archive/{0:yyyy}"),
                    Written(year, "{0:yyyy}"),
                    Count(asked, year, year.AddYears(1))
                ))
                .Where(year => year.Count > 0)
        );

    public static async Task<RenderedPage> Year(PageRequest asked)
    {
        if (Begin(asked.Value("year"), month: "01") is not { } year || !HasAny(asked, year, year.AddYears(1)))
            return await asked.NotFound();
        return await ListPages.Index(
            asked,
            asked.Labels.Format("ArchiveOf", Written(year, "{0:yyyy}")),
            Enumerable
                .Range(0, 12)
                .Reverse()
                .Select(year.AddMonths)
                .Select(month => new Tag(
                    Written(month, "/archive/{0:yyyy}/{0:MM}"),
                    asked.Labels.Month(month),
                    Count(asked, month, month.AddMonths(1))
                ))
                .Where(month => month.Count > 0)
        );
    }

    public static async Task<RenderedPage> Month(PageRequest asked)
    {
        if (
            Begin(asked.Value("year"), asked.Value("month")) is not { } month
            || !HasAny(asked, month, month.AddMonths(1))
        )
            return await asked.NotFound();
        var (from, to) = (asked.Institution.Begins(month), asked.Institution.Begins(month.AddMonths(1)));
        return await ListPages.List(asked, Filter.Between(from, to), asked.Labels.Month(month));
    }

    public static IEnumerable<int> YearsFromNewest(PageRequest asked)
    {
        if (asked.Reader.Span() is not { } span) return [];
        var (first, last) = (asked.Institution.Day(span.First).Year, asked.Institution.Day(span.Last).Year);
        return Enumerable.Range(first, last - first + 1).Reverse();
    }

    /// <summary>Null when it is no month, or one so early or late that a time zone has none before or after.</summary>
    private static DateOnly? Begin(string year, string month) =>
        DateOnly.TryParseExact(
            $"{year}-{month}",
            "yyyy-MM",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var begin
        )
        && begin.Year is >= 2 and <= 9_998
            ? begin
            : null;

    private static long Count(PageRequest asked, DateOnly from, DateOnly to) =>
        asked.Reader.Count(asked.Institution.Begins(from), asked.Institution.Begins(to));

    private static bool HasAny(PageRequest asked, DateOnly from, DateOnly to) =>
        asked.Reader.Any(asked.Institution.Begins(from), asked.Institution.Begins(to));

    private static string Written(DateOnly day, string format) =>
        string.Format(CultureInfo.InvariantCulture, format, day);
}
