namespace NewsroomApp.Statements;

/// <summary>Somebody's name under exact words: who, when, and the fingerprint they were shown. Counts only while the edition still has that fingerprint.</summary>
public sealed class Approval
{
    public int Id { get; private init; }
    public required Fingerprint Fingerprint { get; init; }
    public required SignOff By { get; init; }
}
