using Microsoft.AspNetCore.Identity;
using NewsroomApp.Statements;

namespace NewsroomApp.Accounts;

/// <summary>Somebody who works at the desk and signs in by e-mail address. People are deactivated, never deleted: their names stand in the history.</summary>
public sealed class Person : IdentityUser
{
    public string Name { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Set once the person has left; null while they belong to the press office.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>What they want to be told of on the desk.</summary>
    public NoticeKind Notices { get; set; } = NoticeKind.All;

    /// <summary>What they want to be told of by e-mail.</summary>
    public NoticeKind Mails { get; set; } = NoticeKind.All;

    public bool IsActive => DeactivatedAt is null;

    public SignOff SignOff(DateTimeOffset now) => new(Id, Name, Role, now);
}
