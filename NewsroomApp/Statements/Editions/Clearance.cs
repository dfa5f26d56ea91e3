namespace NewsroomApp.Statements.Editions;

/// <summary>Stored by name: never rename a member.</summary>
public enum ClearanceAnswer
{
    Cleared,
    OtherWords,
    Refused,
}

/// <summary>Covers every quotation with this <see cref="Quotation.Fingerprint"/>; the last answer counts.</summary>
public sealed class Clearance
{
    public int Id { get; private init; }

    public required Fingerprint Words { get; init; }

    public required string Said { get; init; }
    public required string Speaker { get; init; }
    public required ClearanceAnswer Answer { get; init; }

    public required string AnsweredBy { get; init; }

    /// <summary>Who recorded it: the officer on the telephone, or the holder of the link.</summary>
    public required SignOff By { get; init; }

    public bool ByTelephone => By.Role is not Role.Outsider;
}

/// <summary>A link that takes one answer; it dies when the words it shows change or go public.</summary>
public sealed class ClearanceRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public int Id { get; private init; }
    public int EditionId { get; private init; }

    public required string SecretHash { get; init; }

    public Fingerprint? Quotation { get; init; }

    public required string Speaker { get; init; }

    public required Fingerprint Shown { get; init; }

    public string? SentTo { get; internal set; }

    public required SignOff By { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; internal set; }
}
