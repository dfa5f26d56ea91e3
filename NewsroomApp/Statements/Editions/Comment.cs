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

    private readonly List<Reply> _replies = [];

    public int Id { get; private init; }
    public int EditionId { get; private init; }

    public Anchor? Anchor { get; init; }

    public required string Text { get; init; }

    public string? Replacement { get; init; }

    public bool Blocking { get; init; }

    public required SignOff By { get; init; }

    public Outcome? Outcome { get; private set; }

    public SignOff? Settled { get; private set; }

    public IReadOnlyList<Reply> Replies => _replies;

    internal void Answer(string text, SignOff by) => _replies.Add(new() { Text = text, By = by });

    internal void Settle(Outcome outcome, SignOff by) => (Outcome, Settled) = (outcome, by);

    internal void TakeUpAgain() => (Outcome, Settled) = (null, null);
}

public sealed class Reply
{
    public int Id { get; private init; }
    public required string Text { get; init; }
    public required SignOff By { get; init; }
}
