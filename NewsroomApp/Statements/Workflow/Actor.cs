namespace NewsroomApp.Statements.Workflow;

/// <summary>
/// Who asks for a verb. Session, name and role of a person at the desk are looked up in the store when the verb is
/// done; the role of the others is known from the way they came in.
/// </summary>
public sealed record Actor
{
    private Actor(string personId) => PersonId = personId;

    public string PersonId { get; }

    public string? Session { get; private init; }

    public string Name { get; private init; } = "";

    public Role? Role { get; private init; }

    public static Actor EmbargoClock { get; } = Known("", "The embargo clock", Workflow.Role.Scheduler);

    public static Actor Newsroom { get; } = Known("", "The newsroom", Workflow.Role.Scheduler);

    /// <summary>At the command line or the page of the first start.</summary>
    public static Actor Operator { get; } = Known("", "Whoever has the machine", Workflow.Role.Administrator);

    public static Actor SignedIn(string personId, string session) => new(personId) { Session = session };

    public static Actor Outsider(string name) => Known("", CleanText.Name(name), Workflow.Role.Outsider);

    /// <summary>Somebody who proved it otherwise: by the password, or by a link to choose one.</summary>
    public static Actor Known(string personId, string name, Role role) => new(personId) { Name = name, Role = role };
}
