using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>A change that somebody tracked in a copy: words taken out, put in, or both.</summary>
/// <param name="Before">Letters of the copy as it was, without white space, as in After.</param>
/// <param name="Removed">With its white space, as is Inserted.</param>
/// <param name="FollowsSpace">Whether white space stood before it.</param>
internal sealed record Marking(
    string Author,
    string Before,
    string Removed,
    string Inserted,
    string After,
    bool FollowsSpace
)
{
    private const string Paragraphs = "\n\n";

    public string Spoken =>
        (Removed.Trim(), Inserted.Trim()) switch
        {
            ({ Length: > 0 } old, { Length: > 0 } now) => $"Put “{now}” in place of “{old}”.",
            ("", { Length: > 0 } now) => $"Put in “{now}”.",
            var (old, _) => $"Take out “{old}”.",
        };

    /// <returns>Null where the words around it are others by now.</returns>
    public (Anchor Anchor, string Replacement)? In(Document words, IReadOnlyList<PrintedLetters> letters)
    {
        var removed = PrintedLetters.WithoutSpace(Removed);
        if (PrintedLetters.Find(letters, Before, removed, After) is not var (part, at)) return null;
        var (typed, places) = (part.Typed, part.Places);
        var (first, last) = (at, at + removed.Length);
        var (start, end) = removed.Length > 0 ? (places[first].Start, places[last - 1].End) : Gap();
        if (Begins(Removed) && !Begins(Inserted))
            while (start > 0 && IsBlank(typed[start - 1])) start--;
        if (Ends(Removed) && !Ends(Inserted))
            while (end < typed.Length && IsBlank(typed[end])) end++;
        var lead = Begins(Inserted) && !Begins(Removed) ? Space(Inserted[..^Inserted.TrimStart().Length]) : "";
        var trail = Ends(Inserted) && !Ends(Removed) ? Space(Inserted[Inserted.TrimEnd().Length..]) : "";
        if (trail == Paragraphs && start == end) start = end = typed.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var replacement = lead + Written(part.Part) + trail;
        if (replacement.Length == 0 && Removed.Trim().Length == 0) replacement = " ";
        // A suggestion stands for whole words, so it takes a neighbour along where it would stand for none.
        if (start == end || char.IsWhiteSpace(typed[start]) || IsInWord(start)) ToLeft();
        if (start == end || char.IsWhiteSpace(typed[end - 1]) || IsInWord(end)) ToRight();
        return start == end || end - start > Anchor.LongestQuote || replacement.Length > Anchor.LongestQuote
            || typed[start..end] == replacement
            ? null
            : (Anchor.At(part.Part, words, start, end - start), replacement);

        (int Start, int End) Gap()
        {
            if (first == places.Count || (first > 0 && (Begins(Inserted) || !FollowsSpace)))
                return (places[first - 1].End, places[first - 1].End);
            // Before the signs of Markdown that the next word begins with.
            var place = places[first].Start;
            while (place > 0 && !char.IsWhiteSpace(typed[place - 1])) place--;
            return (place, place);
        }

        bool IsBlank(char c) => c is ' ' || (c is '\n' && Removed.Contains('\n', StringComparison.Ordinal));

        bool IsInWord(int at) =>
            at > 0 && at < typed.Length && char.IsLetterOrDigit(typed[at - 1]) && char.IsLetterOrDigit(typed[at]);

        void ToLeft()
        {
            var word = start;
            while (word > 0 && typed[word - 1] is ' ') word--;
            while (word > 0 && !char.IsWhiteSpace(typed[word - 1])) word--;
            (replacement, start) = (typed[word..start] + replacement, word);
        }

        void ToRight()
        {
            var word = end;
            while (word < typed.Length && typed[word] is ' ') word++;
            while (word < typed.Length && !char.IsWhiteSpace(typed[word])) word++;
            (replacement, end) = (replacement + typed[end..word], word);
        }
    }

    private string Written(Part part)
    {
        var inserted = Inserted.Trim();
        if (!part.IsMarkdown) return inserted.Replace('\n', ' ');
        var paragraphs = inserted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(Paragraphs, paragraphs.Select(PlainText.ToMarkdown));
    }

    private static string Space(string blanks) => blanks.Contains('\n', StringComparison.Ordinal) ? Paragraphs : " ";

    private static bool Begins(string text) => text.Length > 0 && char.IsWhiteSpace(text[0]);

    private static bool Ends(string text) => text.Length > 0 && char.IsWhiteSpace(text[^1]);
}
