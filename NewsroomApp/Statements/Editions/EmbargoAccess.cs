namespace NewsroomApp.Statements.Editions;

/// <summary>Lets one outsider read approved words before publication. Shows nothing while they are changed.</summary>
public sealed class EmbargoAccess
{
    /// <summary>Reading again within this time counts as the same reading.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    public int Id { get; private init; }

    public required string SecretHash { get; init; }

    /// <summary>Name and organisation; printed on the page.</summary>
    public required string Holder { get; init; }

    public required SignOff By { get; init; }
    public DateTimeOffset? RevokedAt { get; internal set; }
    public DateTimeOffset? LastReadAt { get; internal set; }
    public int Readings { get; internal set; }
}
