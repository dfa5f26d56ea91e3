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

    private string From => NameOf(Author);

    public static string NameOf(string? author) => string.IsNullOrWhiteSpace(author) ? "Somebody" : author.Trim();

    /// <summary>With their replies, and resolved where they were.</summary>
    public static void AddTo(Edition edition, IReadOnlyList<ImportedComment> comments, SignOff by)
    {
        if (comments.Count == 0) return;
        var letters = PrintedLetters.Of(edition.Words);
        foreach (var comment in comments) comment.AddTo(edition, letters, by);
    }

    private void AddTo(Edition edition, IReadOnlyList<PrintedLetters> letters, SignOff by)
    {
        edition.Comment(by, Text, AnchorIn(edition.Words, letters), from: From);
        var comment = edition.Comments[^1];
        foreach (var reply in Replies) comment.Answer(reply, by);
        if (IsResolved) comment.Resolve(by);
    }

    /// <summary>Null where its words do not stand in the draft, and it is about the whole text.</summary>
    public Anchor? AnchorIn(Document words) => AnchorIn(words, PrintedLetters.Of(words));

    private Anchor? AnchorIn(Document words, IReadOnlyList<PrintedLetters> letters)
    {
        var (before, quote) = (PrintedLetters.WithoutSpace(Before), PrintedLetters.WithoutSpace(Quote));
        if (quote.Length is 0 or > Anchor.LongestQuote / 2) return null;
        if (PrintedLetters.Find(letters, before, quote, after: null) is not var (part, at)) return null;
        var (start, end) = (part.Places[at].Start, part.Places[at + quote.Length - 1].End);
        return end - start is > 0 and <= Anchor.LongestQuote
            ? Anchor.At(part.Part, words, start, end - start)
            : null;
    }
}
