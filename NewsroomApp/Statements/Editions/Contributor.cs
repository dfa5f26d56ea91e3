namespace NewsroomApp.Statements.Editions;

/// <summary>Somebody who changed words of an edition, and so can never approve it.</summary>
public sealed class Contributor
{
    public int Id { get; private init; }
    public required string PersonId { get; init; }
    public required string Name { get; init; }

    public DateTimeOffset WroteAt { get; internal set; }
}
