namespace NewsroomApp.Statements;

/// <summary>
/// A statement is to be withdrawn (its text stays, under a notice), reinstated, or retracted (a tombstone stands in its place). Asked for by one person and confirmed by another;
/// from then on it never changes, and its reason is public.
/// </summary>
public sealed class Withdrawal
{
    public const int LongestReason = 1_000;

    public int Id { get; private init; }

    /// <summary><see cref="Verb.Withdraw"/>, <see cref="Verb.Reinstate"/> or <see cref="Verb.Retract"/>.</summary>
    public required Verb Verb { get; init; }

    /// <summary>The number of the edition that was public then.</summary>
    public required int Edition { get; init; }

    /// <summary>Plain text, for the public.</summary>
    public required string Reason { get; init; }

    public required SignOff By { get; init; }

    /// <summary>Who confirmed it or called it off; null while it waits.</summary>
    public SignOff? Ended { get; private set; }

    public bool Confirmed { get; private set; }

    public bool IsPending => Ended is null;

    internal void End(SignOff by, bool confirmed) => (Ended, Confirmed) = (by, confirmed);
}

public static class Presences
{
    /// <summary>The presence in a sentence, after "is": "withdrawn".</summary>
    public static string Spoken(this Presence presence) =>
        presence is Presence.Unpublished ? "not published" : presence.ToString().ToLowerInvariant();
}
