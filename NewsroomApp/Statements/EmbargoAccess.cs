namespace NewsroomApp.Statements;

/// <summary>
/// A link that lets one named outsider read the approved words before they go out. It shows nothing while the words are being changed, ends with the publication, and can be revoked.
/// Of its secret only the hash is kept. Who read when stands in the history.
/// </summary>
public sealed class EmbargoAccess
{
    /// <summary>Reading again within it is the same reading.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    public int Id { get; private init; }

    /// <summary>See <see cref="LinkSecret"/>.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Name and house of whoever the link is for; printed on the page.</summary>
    public required string Holder { get; init; }

    public required SignOff By { get; init; }
    public DateTimeOffset? RevokedAt { get; internal set; }
    public DateTimeOffset? LastReadAt { get; internal set; }
    public int Readings { get; internal set; }
}
