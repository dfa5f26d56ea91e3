namespace NewsroomApp.Statements.Editions;

public sealed class Reading
{
    public int Id { get; private init; }
    public required int EditionId { get; init; }
    public required string PersonId { get; init; }
    public required Fingerprint Fingerprint { get; init; }
    public required DateTimeOffset At { get; init; }
}
