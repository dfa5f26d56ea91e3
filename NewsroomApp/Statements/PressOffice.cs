namespace NewsroomApp.Statements;

/// <summary>What a verb has to know of the house at the moment it happens: which rules hold, and who belongs to it.</summary>
/// <param name="Institution">Its kinds of statement and their rules.</param>
/// <param name="IsActive">Whether the person with this identifier still works here.</param>
public sealed record PressOffice(Institution Institution, Predicate<string> IsActive);

/// <summary>A kind of statement and what it takes to publish one. Settings under "Newsroom:Kinds".</summary>
public sealed record StatementKind
{
    public required string Name { get; init; }

    /// <summary>How many people have to put their name under the words: one or two.</summary>
    public int Approvals { get; init; } = 1;

    /// <summary>Whether a direct quotation has to be cleared by the office of whoever said it.</summary>
    public bool Clearance { get; init; }
}
