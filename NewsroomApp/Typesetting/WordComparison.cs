using System.Globalization;

namespace NewsroomApp.Typesetting;

/// <summary>Differences between two sets of words by part; equal parts are left out.</summary>
public static class WordComparison
{
    public static List<(Part Part, IReadOnlyList<Run> Runs)> Of(Document before, Document after) =>
        [
            .. Parts
                .Of(before, after)
                .Where(part => before[part] != after[part])
                .Select(part => (part, WordDiff.Compare(Spoken(part, before), Spoken(part, after)))),
        ];

    public static int CountWords(Document before, Document after) =>
        Of(before, after).Sum(change => WordDiff.Count(change.Runs));

    private static string Spoken(Part part, Document words) =>
        part == Parts.Date && words.Date is { } day ? Institution.Spoken(day)
        : part == Parts.OriginalUpdatedAt && words.OriginalUpdatedAt is { } at
            ? at.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)
        : words[part];
}
