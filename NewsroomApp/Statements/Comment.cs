namespace NewsroomApp.Statements;

/// <summary>What became of a comment.</summary>
public enum Outcome
{
    Resolved,
    Accepted,
    Declined,
}

/// <summary>
/// Something somebody said about an edition, beside its words: on some of them or on the whole text. With other words to put in their place it is a suggestion.
/// What was said never changes; answers are added and the thread is settled.
/// </summary>
public sealed class Comment
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 4_000;

    private readonly List<Reply> _replies = [];

    public int Id { get; private init; }
    public int EditionId { get; private init; }

    /// <summary>The words it is about; null for the whole text.</summary>
    public Anchor? Anchor { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a suggestion: what to put in place of the words.</summary>
    public string? Replacement { get; init; }

    /// <summary>Nothing is approved or published before it is settled.</summary>
    public bool Blocking { get; init; }

    public required SignOff By { get; init; }

    public Outcome? Outcome { get; private set; }

    /// <summary>Who settled it, and when; null while it is open.</summary>
    public SignOff? Settled { get; private set; }

    public IReadOnlyList<Reply> Replies => _replies;

    internal void Answer(string text, SignOff by) => _replies.Add(new() { Text = text, By = by });

    internal void Settle(Outcome outcome, SignOff by) => (Outcome, Settled) = (outcome, by);

    internal void TakeUpAgain() => (Outcome, Settled) = (null, null);
}

/// <summary>An answer in the thread of a comment. Never changes.</summary>
public sealed class Reply
{
    public int Id { get; private init; }
    public required string Text { get; init; }
    public required SignOff By { get; init; }
}
