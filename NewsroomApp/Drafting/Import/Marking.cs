using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>Which paragraph beside it an inserted one looks like: one more item of a list, for instance.</summary>
internal enum Kin
{
    None,
    Previous,
    Next,
}

/// <summary>A change that somebody tracked in a copy: words taken out, put in, or both.</summary>
/// <param name="Before">Letters of the copy as it was, without white space, as in After.</param>
/// <param name="Removed">With its white space, as is Inserted; a line feed ends a paragraph.</param>
internal sealed record Marking(string Author, string Before, string Removed, string Inserted, string After)
{
    private const int LongestShown = 240;

    public bool FollowsSpace { get; init; }

    /// <summary>Whether its paragraph has words before it, and behind it.</summary>
    public bool HasBefore { get; init; }
    public bool HasAfter { get; init; }

    public Kin Kin { get; init; }

    public string Behind { get; init; } = "";

    private bool IsOfParagraphs => Removed.Contains('\n') || Inserted.Contains('\n');

    public MarkedChange In(Document words, IReadOnlyList<PrintedLetters> letters)
    {
        var removed = PrintedLetters.WithoutSpace(Removed);
        var found = PrintedLetters.Find(letters, Before, removed, After, HasBefore, HasAfter);
        if (found is not var (part, at)) return new(Author, null, null, $"{Spoken} Its place was not found in the text as it stands now.");
        var (first, last) = (at, at + removed.Length);
        var edit = new TypedEdit(part, words);
        var isMade = IsOfParagraphs ? MakeParagraphs(edit, first, last) : MakeWords(edit, first, last);
        return isMade && edit.Suggestion is var (anchor, replacement)
            ? new(Author, anchor, replacement, "")
            : new(Author, edit.Near(first, last), null, Spoken);
    }

    private string Spoken =>
        (Removed.Trim(), Inserted.Trim()) switch
        {
            ({ Length: > 0 } old, { Length: > 0 } now) => $"Put “{Short(now)}” in place of “{Short(old)}”.",
            ("", { Length: > 0 } now) => $"Put in “{Short(now)}”{Place}.",
            ({ Length: > 0 } old, _) => $"Take out “{Short(old)}”.",
            _ => Removed.Length > 0 ? $"Join two paragraphs{Place}." : $"Begin a new paragraph{Place}.",
        };

    private string Place => Behind.Trim().Length > 0 ? $" after “{Behind.Trim()}”" : "";

    private bool MakeWords(TypedEdit edit, int first, int last)
    {
        if (last > first) edit.Take(first, last);
        else edit.Stand(first, isBehindLast: Begins(Inserted) || !FollowsSpace);
        if (Inserted.Trim().Length == 0 && last > first) edit.TakeMarks();
        if (Begins(Removed) && !Begins(Inserted)) edit.TakeBlanksBefore();
        if (Ends(Removed) && !Ends(Inserted)) edit.TakeBlanksBehind();
        var lead = Begins(Inserted) && !Begins(Removed) ? " " : "";
        var trail = Ends(Inserted) && !Ends(Removed) ? " " : "";
        edit.Put(lead + edit.Written(Inserted.Trim()) + trail);
        return Removed.Trim().Length + Inserted.Trim().Length > 0;
    }

    private bool MakeParagraphs(TypedEdit edit, int first, int last)
    {
        if (!edit.HasParagraphs || (Removed.Length > 0 && Inserted.Length > 0)) return false;
        if (Removed.Length > 0) return Removed.Trim().Length == 0 ? edit.Join(first) : edit.TakeLines(first, last);
        var paragraphs = Inserted.Split('\n').Select(p => edit.Written(p.Trim())).ToList();
        if (HasBefore && HasAfter) return edit.Break(first, paragraphs, FollowsSpace);
        var whole = paragraphs.FindAll(p => p.Length > 0);
        return Kin is Kin.Previous || Inserted[0] is '\n' || first == edit.Count
            ? edit.Append(first, whole, isAlike: Kin is Kin.Previous)
            : edit.Prepend(first, whole, isAlike: Kin is Kin.Next);
    }

    private static string Short(string words) => Folding.Shortened(words, LongestShown);

    private static bool Begins(string text) => text.Length > 0 && char.IsWhiteSpace(text[0]);

    private static bool Ends(string text) => text.Length > 0 && char.IsWhiteSpace(text[^1]);
}

/// <summary>A suggestion, or where there is no replacement a comment that says what was changed.</summary>
public sealed record MarkedChange(string Author, Anchor? Anchor, string? Replacement, string Text);
