using System.Globalization;

namespace NewsroomApp.Typesetting;

/// <summary>Differences between two sets of words by part; equal parts are left out.</summary>
public static class WordComparison
{
    public static List<(string Label, IReadOnlyList<Run> Runs)> Of(Words before, Words after) =>
        [
            .. Texts(before)
                .Zip(Texts(after))
                .Where(pair => pair.First.Text != pair.Second.Text)
                .Select(pair => (pair.First.Label, WordDiff.Compare(pair.First.Text, pair.Second.Text))),
        ];

    public static int CountWords(Words before, Words after) =>
        Of(before, after).Sum(change => WordDiff.Count(change.Runs));

    private static IEnumerable<(string Label, string Text)> Texts(Words words)
    {
        foreach (var part in Parts.Text) yield return (part.Label, part.Of(words));
        yield return ("Date", words.Date is { } date ? Institution.Spoken(date) : "");
        yield return (
            "Time of the original",
            words.OriginalUpdatedAt?.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) ?? ""
        );
        yield return ("Kind of statement", words.Kind);
        yield return ("Language", words.Language);
        yield return ("Kind of change", words.ChangeKind?.ToString() ?? "");
    }
}
