namespace NewsroomApp.Statements.Editions;

/// <summary>One person asks, another confirms. Withdrawn text stays under a notice; retracted text goes.</summary>
public sealed class Withdrawal
{
    public const int LongestReason = 1_000;

    public int Id { get; private init; }

    public required Verb Verb { get; init; }

    public required int Edition { get; init; }

    public required string Reason { get; init; }

    public required SignOff By { get; init; }

    public SignOff? Ended { get; private set; }

    public bool Confirmed { get; private set; }

    public Verb Confirming => Transitions.Confirming[Verb];

    public bool IsPending => Ended is null;

    internal void End(SignOff by, bool confirmed) => (Ended, Confirmed) = (by, confirmed);
}

public static class Presences
{
    public static string Spoken(this Presence presence) =>
        presence is Presence.Unpublished ? "not published" : presence.ToString().ToLowerInvariant();
}
