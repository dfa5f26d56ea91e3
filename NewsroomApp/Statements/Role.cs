namespace NewsroomApp.Statements;

/// <summary>What a person is in the press office. One role each; what a role may do stands in <see cref="Rights"/>.</summary>
public enum Role { PressOfficer, Editor, ChiefEditor, Administrator }

public static class Roles
{
    /// <summary>The role as people say it: "Press officer".</summary>
    public static string Spoken(this Role role) => role switch
    {
        Role.PressOfficer => "Press officer",
        Role.ChiefEditor => "Chief editor",
        _ => role.ToString(),
    };
}
