namespace NewsroomApp.Statements;

/// <summary>An immutable snapshot of an edition's words, with who wrote them and when it was cut. Once cut it never changes.</summary>
public sealed class Revision
{
    public int Id { get; private init; }
    public int EditionId { get; private init; }
    public Edition Edition { get; private init; } = default!;
    public required int Number { get; init; }
    public required Words Words { get; init; }
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>As <see cref="Words.Count"/>, kept so that a list need not read the words.</summary>
    public required int WordCount { get; init; }

    public required SignOff By { get; init; }
}
