namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private List<Comment>? _comments;

    public IReadOnlyList<Comment> Comments => _comments.Loaded();

    /// <summary>A suggestion needs an anchor; its text may be empty. An empty replacement deletes the words.</summary>
    /// <param name="from">Whose it is, where <paramref name="by"/> brought it in from a file.</param>
    public void Comment(
        SignOff by,
        string text,
        Anchor? anchor = null,
        string? replacement = null,
        bool blocking = false,
        string? from = null
    )
    {
        Demand(Verb.Comment, by);
        text = replacement is null ? Editions.Comment.DemandText(text) : Editions.Comment.Shortened(text);
        if (replacement is not null && anchor is null)
            throw new Refusal("Mark the words first that the suggestion is for.");
        if (replacement is not null && replacement == anchor!.Quote)
            throw new Refusal("The suggestion is the same as the words that are there. Change something in it.");
        if (replacement?.Length > Anchor.LongestQuote)
            throw new Refusal(
                $"A suggestion takes up to {Anchor.LongestQuote} characters. Write the passage into the draft, or suggest it piece by piece."
            );
        _comments.Loaded().Add(
            new(this)
            {
                Text = text,
                Anchor = anchor,
                Replacement = replacement,
                Blocking = blocking,
                From = from is null ? null : Folding.AtMost(from, Editions.Comment.LongestFrom),
                By = by,
            }
        );
        Record(Verb.Comment, by, note: null);
    }

    /// <exception cref="Refusal">It belongs to another edition.</exception>
    public Comment CommentWith(int id) =>
        _comments.Loaded().Find(c => c.Id == id) ?? throw new Refusal("This comment belongs to another edition.");

    private IEnumerable<Issue> CommentIssues() =>
        _comments.Loaded()
            .Where(c => c.Blocking && c.Settled is null)
            .Select(c => new Issue(
                "Comment",
                $"{c.Author}: “{Editions.Comment.Beginning(c.Text.Length > 0 ? c.Text : c.Replacement!)}”",
                Blocking: true,
                $"comment-{c.Id}"
            ));
}
