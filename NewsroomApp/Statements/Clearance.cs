namespace NewsroomApp.Statements;

/// <summary>What a speaker's office said. Stored by name: never rename one.</summary>
public enum ClearanceAnswer
{
    Cleared,
    OtherWords,
    Refused,
}

/// <summary>
/// A speaker's office on words that are put into the speaker's mouth. Holds for these words of this speaker wherever they stand, and for no others. Never changes;
/// of several about the same words the last one counts.
/// </summary>
public sealed class Clearance
{
    public int Id { get; private init; }

    /// <summary>See <see cref="Quotation.Fingerprint"/>.</summary>
    public required Fingerprint Words { get; init; }

    public required string Said { get; init; }
    public required string Speaker { get; init; }
    public required ClearanceAnswer Answer { get; init; }

    /// <summary>Who answered for the speaker, by their own account.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>Who put it on record: the officer who had it by telephone, or the holder of the link.</summary>
    public required SignOff By { get; init; }

    public bool ByTelephone => By.Role is not Role.Outsider;
}

/// <summary>
/// A link that shows one quotation, or the whole text, to a speaker's office and takes its answer. Works once, for the words it was made for,
/// until it expires, is revoked, or the words change or go public. Of its secret only the hash is kept.
/// </summary>
public sealed class ClearanceRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public int Id { get; private init; }
    public int EditionId { get; private init; }

    /// <summary>SHA-256 of the secret in the link, in hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>See <see cref="Quotation.Fingerprint"/>; null when the whole text was sent.</summary>
    public Fingerprint? Quotation { get; init; }

    public required string Speaker { get; init; }

    /// <summary>What the holder of the link is shown; when that is different now, the link is dead.</summary>
    public required Fingerprint Shown { get; init; }

    /// <summary>The e-mail address the link was sent to; null when it was handed over in another way.</summary>
    public string? SentTo { get; internal set; }

    public required SignOff By { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was answered or revoked; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }
}
