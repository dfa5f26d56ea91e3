namespace NewsroomApp.Statements.Workflow;

/// <summary>What a verb needs to know when it runs: the rules, and which person identifiers are active.</summary>
public sealed record PressOffice(Institution Institution, Predicate<string> IsActive);

public sealed record StatementKind
{
    public required string Name { get; init; }

    public int Approvals { get; init; } = 1;

    public bool Clearance { get; init; }

    public bool IsValid =>
        !string.IsNullOrWhiteSpace(Name) && Name.Length <= Parts.Kind.Limit && (Approvals is 1 or 2);
}
