namespace NewsroomApp.Drafting.Import;

/// <summary>What somebody wrote beside the words of a document.</summary>
/// <param name="Quote">The words it is about, and some before them.</param>
public sealed record ImportedComment(string Author, string Words, string Before, string Quote)
{
    public bool IsResolved { get; init; }

    public List<string> Replies { get; } = [];

    private string Text
    {
        get
        {
            var text = Words.Trim();
            return text.Length <= Comment.Longest ? text : text[..Folding.Whole(text, Comment.Longest - 1)] + "…";
        }
    }

    /// <summary>With whose it is.</summary>
    public string Quoted => $"{From} wrote in the file: {Text}";

    private string From => Author.Trim() is { Length: > 0 } author ? author : "Somebody";

    /// <summary>With its replies, and resolved where it was.</summary>
    public void AddTo(Edition edition, SignOff by)
    {
        edition.Comment(by, Text, AnchorIn(edition.Words), from: From);
        var comment = edition.Comments[^1];
        foreach (var reply in Replies) comment.Answer(reply, by);
        if (IsResolved) comment.Resolve(by);
    }

    /// <summary>Null where its words do not stand in the draft, and it is about the whole text.</summary>
    public Anchor? AnchorIn(Document words)
    {
        var (before, quote) = (PrintedLetters.WithoutSpace(Before), PrintedLetters.WithoutSpace(Quote));
        if (quote.Length is 0 or > Anchor.LongestQuote / 2) return null;
        var letters = PrintedLetters.Of(words);
        if (PrintedLetters.Find(letters, before, quote, after: null) is not var (part, at)) return null;
        var (start, end) = (part.Places[at].Start, part.Places[at + quote.Length - 1].End);
        return end - start is > 0 and <= Anchor.LongestQuote
            ? Anchor.At(part.Part, words, start, end - start)
            : null;
    }
}
