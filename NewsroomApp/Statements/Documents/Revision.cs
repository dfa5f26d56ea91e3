namespace NewsroomApp.Statements.Documents;

public sealed class Revision
{
    public int Id { get; private init; }
    public int EditionId { get; private init; }
    public Edition Edition { get; private init; } = default!;
    public required int Number { get; init; }
    public required Document Words { get; init; }
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>Stored, so that lists need not load the words.</summary>
    public required int WordCount { get; init; }

    public required SignOff By { get; init; }
}
