namespace NewsroomApp.Typesetting;

/// <summary>Differences between two sets of words by part; equal parts are left out.</summary>
public static class WordComparison
{
    private const int ShownDigits = 8;

    /// <param name="asPrinted">Compares what readers see; as typed where that is the same, as with bold words.</param>
    public static List<(Part Part, IReadOnlyList<Run> Runs)> Of(
        Document before,
        Document after,
        bool asPrinted = false,
        SheetLabels? labels = null
    ) =>
        [
            .. Parts
                .Of(before, after)
                .Where(part => before[part] != after[part])
                .Select(part => (part, Compared(part, before, after, asPrinted, labels ?? SheetLabels.English))),
        ];

    public static int CountWords(Document before, Document after) =>
        Of(before, after).Sum(change => WordDiff.Count(change.Runs));

    private static IReadOnlyList<Run> Compared(
        Part part,
        Document before,
        Document after,
        bool asPrinted,
        SheetLabels labels
    )
    {
        var (old, now) = (Spoken(part, before, labels), Spoken(part, after, labels));
        if (asPrinted && part.IsMarkdown)
        {
            var (oldPrint, print) = (TypesetText.Of(before, part).Plain, TypesetText.Of(after, part).Plain);
            if (oldPrint != print) (old, now) = (oldPrint, print);
        }
        return WordDiff.Compare(old, now);
    }

    /// <summary>With the beginning of its SHA-256, which tells what looks alike apart.</summary>
    private static string Spoken(Attachment file, string title, SheetLabels labels) =>
        $"{(title.Length > 0 ? title : file.Name)} ({labels.About(file)}, {file.Hash[..ShownDigits]})\n";

    private static string Spoken(Part part, Document words, SheetLabels labels) =>
        part == Parts.Date && words.Date is { } day ? labels.Day(day)
        : part == Parts.OriginalUpdatedAt && words.OriginalUpdatedAt is { } at ? labels.Minute(at)
        : part == Parts.Pictures ? string.Concat(words.Pictures.Select(p => p.Name + "\n"))
        : part == Parts.Attachments ? string.Concat(words.AttachedIn("").Select(a => Spoken(a.File, a.Title, labels)))
        : words[part];
}
