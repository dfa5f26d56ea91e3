using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace NewsroomApp.Accounts;

/// <summary>Somebody who works at the desk. Deactivated, never deleted: the history keeps their name.</summary>
public sealed class Person : IdentityUser
{
    public string Name { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Is one, or has been; an editor is whoever can publish.</summary>
    public bool WasChiefEditor { get; set; }
    public bool WasEditor { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }

    public NoticeKind Notices { get; set; } = NoticeKind.All;

    public NoticeKind Mails { get; set; } = NoticeKind.All;

    /// <summary>
    /// 256 random bits as hexadecimal digits. Browsers seal with it what they keep of this person's words (seal.js).
    /// Never changes: what was sealed could not be read again.
    /// </summary>
    public string BrowserKey { get; private set; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public bool IsActive => DeactivatedAt is null;

    /// <summary>Who has proved it otherwise than by a session.</summary>
    public Actor Known() => Actor.Known(Id, Name, Role);

    public SignOff SignOff(DateTimeOffset now) => new(Id, Name, Role, now);
}
