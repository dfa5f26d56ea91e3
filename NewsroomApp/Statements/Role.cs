namespace NewsroomApp.Statements;

/// <summary>What a person is in the press office. One role each; what a role may do stands in <see cref="Rights"/>. An outsider has no account, but a link that lets them answer one question; the scheduler is no person, but the clock that publishes what is due.</summary>
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
    /// <summary>Those an account can have.</summary>
    public static IReadOnlyList<Role> OfStaff { get; } =
    [Role.PressOfficer, Role.Editor, Role.ChiefEditor, Role.Administrator];

    /// <summary>The role as people say it: "Press officer".</summary>
    public static string Spoken(this Role role) =>
        role switch
        {
            Role.PressOfficer => "Press officer",
            Role.ChiefEditor => "Chief editor",
            _ => role.ToString(),
        };
}
