namespace NewsroomApp.Statements.Workflow;

/// <summary>
/// Who asks for a verb. Of a person only the identifier counts: name and role are looked up in the store when it is
/// done. The others have no account; their role is known from the way they came in.
/// </summary>
public sealed record Actor(string PersonId, string Name = "", Role? Role = null)
{
    public static Actor EmbargoClock { get; } = new("", "The embargo clock", Workflow.Role.Scheduler);

    /// <summary>At the command line or the page of the first start.</summary>
    public static Actor Operator { get; } = new("", "Whoever has the machine", Workflow.Role.Administrator);

    public static Actor Outsider(string name) => new("", name.Trim(), Workflow.Role.Outsider);

    public static implicit operator Actor(string personId) => new(personId);
}
