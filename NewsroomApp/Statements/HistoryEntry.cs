namespace NewsroomApp.Statements;

/// <summary>One thing somebody did to a statement. Only ever added, never changed.</summary>
public sealed class HistoryEntry
{
    public int Id { get; private init; }
    public string StatementId { get; private init; } = "";
    public required int Edition { get; init; }
    public required Verb Verb { get; init; }
    public required SignOff By { get; init; }

    /// <summary>The reason given, where the verb asks for one.</summary>
    public string? Note { get; init; }

    /// <summary>The words the verb was about, as they stood after it.</summary>
    public required Fingerprint Fingerprint { get; init; }
}
