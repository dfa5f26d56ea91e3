namespace NewsroomApp.Statements.Workflow;

/// <summary>An outsider has a link instead of an account; the scheduler is the clock that publishes.</summary>
public enum Role
{
    PressOfficer,
    Editor,
    ChiefEditor,
    Administrator,
    Outsider,
    Scheduler,
}

public static class Roles
{
    public static IReadOnlyList<Role> OfStaff { get; } =
    [Role.PressOfficer, Role.Editor, Role.ChiefEditor, Role.Administrator];

    public static string Spoken(this Role role) =>
        role switch
        {
            Role.PressOfficer => "Press officer",
            Role.ChiefEditor => "Chief editor",
            _ => role.ToString(),
        };
}
