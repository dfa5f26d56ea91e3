namespace NewsroomApp.Statements.Editions;

/// <summary>The words a reviewer was last shown, so that the next visit can show what has changed.</summary>
public sealed class Reading
{
    public int Id { get; private init; }
    public required int EditionId { get; init; }
    public required string PersonId { get; init; }
    public required Fingerprint Fingerprint { get; init; }
    public required DateTimeOffset At { get; init; }
}
