namespace NewsroomApp.Statements.Editions;

public enum Outcome
{
    Resolved,
    Accepted,
    Declined,
}

/// <summary>A remark on its anchor or, without one, on the whole text; a suggestion if it has a replacement.</summary>
public sealed class Comment
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 4_000;

    public const int LongestFrom = 100;

    private readonly List<Reply> _replies = [];

    internal Comment(Edition edition) => Edition = edition;

    private Comment() { }

    public int Id { get; private init; }
    public int EditionId { get; private init; }
    public Edition Edition { get; private init; } = default!;

    public Anchor? Anchor { get; internal set; }

    public required string Text { get; init; }

    public string? Replacement { get; init; }

    public bool Blocking { get; init; }

    public required SignOff By { get; init; }

    /// <summary>Whose it is, where somebody brought it in from a file.</summary>
    public string? From { get; init; }

    public string Author => From ?? By.Name;

    public Outcome? Outcome { get; private set; }

    public SignOff? Settled { get; private set; }

    public IReadOnlyList<Reply> Replies => _replies;

    /// <summary>Whether this person made it; what is brought in from a file is another's.</summary>
    public bool IsBy(string personId) => From is null && By.PersonId == personId;

    public void Answer(string text, SignOff by)
    {
        Edition.Demand(Verb.Answer, by);
        _replies.Add(new() { Text = DemandText(text), By = by });
        Edition.Record(Verb.Answer, by, note: null);
    }

    /// <summary>Only its author, or an editor who wrote nothing in the edition, resolves a blocking comment.</summary>
    public void Resolve(SignOff by)
    {
        Edition.Demand(Verb.Resolve, by);
        DemandOpen();
        if (
            Blocking
            && By.PersonId != by.PersonId
            && (Edition.IsContributor(by.PersonId) || !by.Role.May(Verb.Approve))
        )
            throw new Refusal(
                $"{By.Name} made this a condition. {By.Name}, or an editor who wrote nothing in this edition, can resolve it; answer it to say what you did."
            );
        Settle(Editions.Outcome.Resolved, Verb.Resolve, by);
    }

    /// <summary>Whoever accepted a suggestion can take its words out of the text again.</summary>
    public void Reopen(SignOff by)
    {
        Edition.Demand(Verb.ReopenComment, by);
        if (Outcome is Editions.Outcome.Accepted && Settled!.PersonId == by.PersonId) TakeBack(by);
        else if (Outcome is not Editions.Outcome.Resolved)
            throw new Refusal("Only a resolved comment can be taken up again; make a new one.");
        (Outcome, Settled) = (null, null);
        Edition.Record(Verb.ReopenComment, by, note: null);
    }

    /// <summary>Counts as an edit by whoever accepts it, so the author of the suggestion can still approve.</summary>
    public void Accept(SignOff by)
    {
        Edition.Demand(Verb.Accept, by);
        DemandSuggestion();
        if (IsBy(by.PersonId))
            throw new Refusal("This is your own suggestion. A writer accepts it, so that you can still approve.");
        if (Anchor!.FindIn(Edition.Words) is not { Changed: false } place)
            throw new Refusal(
                $"“{Beginning(Anchor.Quote)}” does not stand in the text any more. Decline the suggestion, or write its words where they belong now."
            );
        var text = Edition.Words[place.Part];
        text = text.Remove(place.Start, place.Length).Insert(place.Start, Replacement!);
        var words = Edition.Words.With(place.Part, text);
        var beside = Edition.Comments.Where(c => c is { Outcome: null, Anchor: not null } && c != this).ToList();
        var found = Anchor.Find(beside.Select(c => c.Anchor!), Edition.Words);
        Edition.Type(words, by);
        foreach (var (comment, at) in beside.Zip(found)) comment.Follow(at, place, Replacement!.Length, words);
        Settle(Editions.Outcome.Accepted, Verb.Accept, by);
    }

    /// <summary>Or the words next to those that were replaced would not be found again.</summary>
    private void Follow(Place? mine, Place replaced, int length, Document words)
    {
        if (mine is not { Changed: false } || !mine.Part.Is(replaced.Part)) return;
        var isBehind = mine.Start >= replaced.Start + replaced.Length;
        if (!isBehind && mine.Start + mine.Length > replaced.Start) return;
        if (mine.Length > Anchor.LongestQuote) return;
        Anchor = Anchor.At(mine.Part, words, mine.Start + (isBehind ? length - replaced.Length : 0), mine.Length);
    }

    private void TakeBack(SignOff by)
    {
        var (part, (_, quote, before, after, _, _)) = (Parts.Keyed(Anchor!.Part)!, Anchor);
        var (text, accepted) = (Edition.Words[part], before + Replacement + after);
        var at = text.IndexOf(accepted, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(accepted, at + 1, StringComparison.Ordinal) >= 0)
            throw new Refusal(
                "The words around it have changed since. Write the words as you want them, or restore a revision under History."
            );
        text = text.Remove(at + before.Length, Replacement!.Length).Insert(at + before.Length, quote);
        Edition.Edit(Edition.Words.With(part, text), by);
    }

    public void Decline(SignOff by)
    {
        Edition.Demand(Verb.Decline, by);
        DemandSuggestion();
        Settle(Editions.Outcome.Declined, Verb.Decline, by);
    }

    internal static string DemandText(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new Refusal("Write what you want to say first.") : Shortened(text);

    internal static string Shortened(string text) =>
        text.Trim() is { Length: <= Longest } said
            ? said
            : throw new Refusal($"A comment takes up to {Longest} characters. Say it in two.");

    internal static string Beginning(string text) =>
        text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…";

    private void DemandOpen()
    {
        if (Settled is not null) throw new Refusal($"{Settled.Name} settled this already.");
    }

    private void DemandSuggestion()
    {
        DemandOpen();
        if (Replacement is null) throw new Refusal("This comment suggests no words.");
    }

    private void Settle(Outcome outcome, Verb verb, SignOff by)
    {
        (Outcome, Settled) = (outcome, by);
        Edition.Record(verb, by, note: null);
    }
}

public sealed class Reply
{
    public int Id { get; private init; }
    public required string Text { get; init; }
    public required SignOff By { get; init; }
}
