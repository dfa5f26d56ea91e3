using Microsoft.AspNetCore.Identity;
using NewsroomApp.Statements;

namespace NewsroomApp.Accounts;

/// <summary>Somebody who works at the desk. Deactivated, never deleted: the history keeps their name.</summary>
public sealed class Person : IdentityUser
{
    public string Name { get; set; } = "";

    public Role Role { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>The kinds of notice wanted on the desk.</summary>
    public NoticeKind Notices { get; set; } = NoticeKind.All;

    /// <summary>The kinds of notice wanted by e-mail.</summary>
    public NoticeKind Mails { get; set; } = NoticeKind.All;

    public bool IsActive => DeactivatedAt is null;

    public SignOff SignOff(DateTimeOffset now) => new(Id, Name, Role, now);
}
