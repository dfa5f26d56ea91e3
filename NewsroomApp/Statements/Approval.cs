namespace NewsroomApp.Statements;

/// <summary>Somebody's name under exact words: who, when, and the fingerprint they were shown. Counts only while the edition still has that fingerprint.</summary>
public sealed class Approval
{
    public int Id { get; private init; }
    public required Fingerprint Fingerprint { get; init; }
    public required SignOff By { get; init; }

    /// <summary>What ended it ("Ana Petrović recalled it"), as when an edition goes back to its writers; null while it stands.</summary>
    public string? SetAside { get; internal set; }
}

/// <summary>An approval as it stands now.</summary>
/// <param name="Approval">Who approved what.</param>
/// <param name="Stale">Why it does not count, as a sentence; null when it does.</param>
public sealed record ApprovalStanding(Approval Approval, string? Stale);
