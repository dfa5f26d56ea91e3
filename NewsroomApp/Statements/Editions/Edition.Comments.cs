namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private List<Comment>? _comments;

    public IReadOnlyList<Comment> Comments => _comments.Loaded();

    /// <summary>A suggestion needs an anchor; its text may be empty. An empty replacement deletes the words.</summary>
    public void Comment(
        SignOff by,
        string text,
        Anchor? anchor = null,
        string? replacement = null,
        bool blocking = false
    )
    {
        Demand(Verb.Comment, by);
        text = replacement is null ? DemandText(text) : Shortened(text);
        if (replacement is not null && anchor is null)
            throw new Refusal("Mark the words first that the suggestion is for.");
        if (replacement is not null && replacement == anchor!.Quote)
            throw new Refusal("The suggestion is the same as the words that are there. Change something in it.");
        if (replacement?.Length > Anchor.LongestQuote)
            throw new Refusal(
                $"A suggestion takes up to {Anchor.LongestQuote} characters. Write the passage into the draft, or suggest it piece by piece."
            );
        _comments.Loaded().Add(
            new()
            {
                Text = text,
                Anchor = anchor,
                Replacement = replacement,
                Blocking = blocking,
                By = by,
            }
        );
        Record(Verb.Comment, by, note: null);
    }

    public void Answer(int commentId, string text, SignOff by)
    {
        Demand(Verb.Answer, by);
        Find(commentId).Answer(DemandText(text), by);
        Record(Verb.Answer, by, note: null);
    }

    /// <summary>Only its author, or an editor who wrote nothing in the edition, resolves a blocking comment.</summary>
    public void Resolve(int commentId, SignOff by)
    {
        Demand(Verb.Resolve, by);
        var comment = FindOpen(commentId);
        if (
            comment.Blocking
            && comment.By.PersonId != by.PersonId
            && (IsContributor(by.PersonId) || !by.Role.May(Verb.Approve))
        )
            throw new Refusal(
                $"{comment.By.Name} made this a condition. {comment.By.Name}, or an editor who wrote nothing in this edition, can resolve it; answer it to say what you did."
            );
        Settle(comment, Outcome.Resolved, Verb.Resolve, by);
    }

    public void TakeUpAgain(int commentId, SignOff by)
    {
        Demand(Verb.ReopenComment, by);
        if (Find(commentId) is not { Outcome: Outcome.Resolved } comment)
            throw new Refusal("Only a resolved comment can be taken up again; make a new one.");
        comment.TakeUpAgain();
        Record(Verb.ReopenComment, by, note: null);
    }

    /// <summary>Counts as an edit by whoever accepts it, so the author of the suggestion can still approve.</summary>
    public void Accept(int commentId, SignOff by)
    {
        Demand(Verb.Accept, by);
        var suggestion = FindSuggestion(commentId);
        if (suggestion.By.PersonId == by.PersonId)
            throw new Refusal("This is your own suggestion. A writer accepts it, so that you can still approve.");
        if (suggestion.Anchor!.FindIn(Words) is not { Changed: false } place)
            throw new Refusal(
                $"“{Beginning(suggestion.Anchor.Quote)}” does not stand in the text any more. Decline the suggestion, or write its words where they belong now."
            );
        var text = place.Part.Of(Words);
        Type(
            place.Part.With(
                Words,
                string.Concat(
                    text.AsSpan(0, place.Start),
                    suggestion.Replacement,
                    text.AsSpan(place.Start + place.Length)
                )
            ),
            by
        );
        Settle(suggestion, Outcome.Accepted, Verb.Accept, by);
    }

    public void Decline(int commentId, SignOff by)
    {
        Demand(Verb.Decline, by);
        Settle(FindSuggestion(commentId), Outcome.Declined, Verb.Decline, by);
    }

    private IEnumerable<Issue> CommentIssues() =>
        _comments.Loaded()
            .Where(c => c.Blocking && c.Settled is null)
            .Select(c => new Issue(
                "Comment",
                $"{c.By.Name}: “{Beginning(c.Text.Length > 0 ? c.Text : c.Replacement!)}”",
                Blocking: true,
                $"comment-{c.Id}"
            ));

    private void Settle(Comment comment, Outcome outcome, Verb verb, SignOff by)
    {
        comment.Settle(outcome, by);
        Record(verb, by, note: null);
    }

    private Comment Find(int commentId) =>
        _comments.Loaded().Find(c => c.Id == commentId)
        ?? throw new Refusal("This comment belongs to another edition.");

    private Comment FindOpen(int commentId) =>
        Find(commentId) is { Settled: null } open
            ? open
            : throw new Refusal($"{Find(commentId).Settled!.Name} settled this already.");

    private Comment FindSuggestion(int commentId) =>
        FindOpen(commentId) is { Replacement: not null } suggestion
            ? suggestion
            : throw new Refusal("This comment suggests no words.");

    private static string DemandText(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new Refusal("Write what you want to say first.") : Shortened(text);

    private static string Shortened(string text) =>
        text.Trim() is { Length: <= Editions.Comment.Longest } said
            ? said
            : throw new Refusal($"A comment takes up to {Editions.Comment.Longest} characters. Say it in two.");

    private static string Beginning(string text) =>
        text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…";
}
