namespace NewsroomApp.Statements.Editions;

/// <summary>Somebody who wrote words of an edition, and so can never approve it.</summary>
public sealed class Contributor
{
    public int Id { get; private init; }
    public required string PersonId { get; init; }
    public required string Name { get; init; }

    public DateTimeOffset WroteAt { get; internal set; }

    public string? Source { get; internal set; }

    public Author Author => new(PersonId, Name);
}

/// <summary>Who wrote words that were never published: it goes where they go.</summary>
public sealed record Author(string PersonId, string Name);
