using System.Security.Cryptography;

namespace NewsroomApp.Accounts;

/// <summary>A browser in which somebody is signed in. Once it has ended, its cookie does nothing.</summary>
public sealed class Session
{
    /// <summary>128 random bits as hexadecimal digits.</summary>
    public string Id { get; private init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public required string PersonId { get; init; }

    /// <summary>As it calls itself (RFC 9110, section 10.1.5).</summary>
    public required string Browser { get; init; }

    /// <summary>From where it was begun, as the network has it.</summary>
    public required string Address { get; init; }

    /// <summary>Proved by more than a password: a passkey, or a code.</summary>
    public required bool IsStrong { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Some minutes behind.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
