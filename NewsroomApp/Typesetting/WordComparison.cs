using System.Globalization;

namespace NewsroomApp.Typesetting;

/// <summary>Differences between two sets of words by part; equal parts are left out.</summary>
public static class WordComparison
{
    /// <param name="asPrinted">Compares what readers see; as typed where that is the same, as with bold words.</param>
    public static List<(Part Part, IReadOnlyList<Run> Runs)> Of(
        Document before,
        Document after,
        bool asPrinted = false
    ) =>
        [
            .. Parts
                .Of(before, after)
                .Where(part => before[part] != after[part])
                .Select(part => (part, Compared(part, before, after, asPrinted))),
        ];

    public static int CountWords(Document before, Document after) =>
        Of(before, after).Sum(change => WordDiff.Count(change.Runs));

    private static IReadOnlyList<Run> Compared(Part part, Document before, Document after, bool asPrinted)
    {
        var (old, now) = (Spoken(part, before), Spoken(part, after));
        if (asPrinted && part.IsMarkdown)
        {
            var (oldPrint, print) = (TypesetText.Of(before, part).Plain, TypesetText.Of(after, part).Plain);
            if (oldPrint != print) (old, now) = (oldPrint, print);
        }
        return WordDiff.Compare(old, now);
    }

    private static string Spoken(Part part, Document words) =>
        part == Parts.Date && words.Date is { } day ? Institution.Spoken(day)
        : part == Parts.OriginalUpdatedAt && words.OriginalUpdatedAt is { } at
            ? at.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)
        : words[part];
}
