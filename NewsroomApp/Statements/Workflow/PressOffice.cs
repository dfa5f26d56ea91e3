using System.Text.Json.Serialization;

namespace NewsroomApp.Statements.Workflow;

/// <summary>What a verb needs to know when it runs: the rules, and the people as they are now.</summary>
/// <param name="RoleOf">By the identifier of a person; null for whoever does not work here.</param>
public sealed record PressOffice(Institution Institution, Func<string, Role?> RoleOf)
{
    /// <summary>What speakers' offices have against words in any statement, and what they cleared instead.</summary>
    public IReadOnlyList<Clearance> Answers { get; init; } = [];

    /// <summary>Why a name does not count any more for what it once did; null while it does.</summary>
    public string? WhyNot(SignOff? by, Verb verb) =>
        by is null ? null
        : RoleOf(by.PersonId) switch
        {
            null => $"{by.Name} does not work here any more.",
            { } role when !role.May(verb) => $"{by.Name} has another role now ({role.Spoken()}).",
            _ => null,
        };
}

public sealed record StatementKind
{
    public required string Name { get; init; }

    public int Approvals { get; init; } = 1;

    public bool Clearance { get; init; }

    [JsonIgnore]
    public bool IsValid =>
        !string.IsNullOrWhiteSpace(Name) && Name.Length <= Parts.Kind.Limit && (Approvals is 1 or 2);
}
