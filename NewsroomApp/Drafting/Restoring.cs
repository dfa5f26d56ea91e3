using NewsroomApp.Collaboration;

namespace NewsroomApp.Drafting;

/// <summary>A revision made the working copy again, with what was typed since the words were shown.</summary>
internal sealed class Restoring
{
    /// <param name="since">The log since <paramref name="shown"/>.</param>
    public Restoring(IReadOnlyList<Keystrokes> since, Edition shown, Document revision)
    {
        Words = revision;
        if (since is [] || since[0].Version != shown.Version + 1) return;
        var page = new Manuscript(page: "restored", shown.Version, shown.Words);
        foreach (var part in Parts.Of(shown.Words, revision).Where(p => shown.Words[p] != revision[p]))
            page.Type(page.Sequence + 1, PartChange.Between(part, shown.Words[part], revision[part]));
        foreach (var line in since) page.Take(line);
        Changes = [.. page.Unstored.Select(c => WithWholeWords(c, page.Stored[c.Part], TypedIn(c.Part, since)))];
        Words = Changes.Aggregate(page.Stored, (words, change) => change.Apply(words));
    }

    public Document Words { get; }

    public IReadOnlyList<PartChange> Changes { get; } = [];

    /// <summary>From the words as they were shown to those that are stored.</summary>
    private static TextChange TypedIn(Part part, IEnumerable<Keystrokes> since) =>
        since
            .SelectMany(line => line.Changes)
            .Where(change => change.Part == part)
            .Aggregate(new TextChange([]), (all, change) => all.Then(change.Change));

    /// <summary>Of a word that was begun before and ended since the beginning stays, and the blank before it.</summary>
    private static PartChange WithWholeWords(PartChange change, string text, TextChange since)
    {
        if (change.Part.Whole) return change;
        var splices = change.Change.Splices.Select(splice =>
        {
            var (at, end) = (splice.At, splice.At + splice.Deleted);
            if (splice.Deleted == 0 || !since.Puts(end) || char.IsWhiteSpace(text[end])) return splice;
            while (end > at && !char.IsWhiteSpace(text[end - 1])) end--;
            if (end > at && text[end - 1] is ' ' && HasWordBefore(splice)) end--;
            return splice with { Deleted = end - at };
        });
        return change with { Change = new([.. splices.Where(s => s.Deleted > 0 || s.Inserted.Length > 0)]) };

        bool HasWordBefore(Splice splice) =>
            splice.Inserted.Length > 0 ? !char.IsWhiteSpace(splice.Inserted[^1])
            : splice.At > 0 && !char.IsWhiteSpace(text[splice.At - 1]);
    }
}
