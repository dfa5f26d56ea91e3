namespace NewsroomApp.Statements.Editions;

/// <summary>Stored by name: never rename a member.</summary>
public enum ReaderLinkKind
{
    /// <summary>Approved words, until they are public. Shows nothing while they are changed.</summary>
    Embargo,

    /// <summary>Words that nobody has approved yet, for a few days, marked as a draft.</summary>
    Preview,
}

/// <summary>Lets one outsider read words before publication.</summary>
public sealed class ReaderLink
{
    public static readonly TimeSpan PreviewLifetime = TimeSpan.FromDays(3);

    /// <summary>Reading again within this time counts as the same reading.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    internal ReaderLink(Edition edition) => Edition = edition;

    private ReaderLink() { }

    public int Id { get; private init; }
    public Edition Edition { get; private init; } = default!;

    public required ReaderLinkKind Kind { get; init; }

    public required string SecretHash { get; init; }

    public required string Holder { get; init; }

    public required string SentTo { get; init; }

    public required SignOff By { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public DateTimeOffset? LastReadAt { get; private set; }
    public int Readings { get; private set; }

    public DateTimeOffset? ExpiresAt => Kind is ReaderLinkKind.Preview ? By.At + PreviewLifetime : null;

    public void Revoke(SignOff by)
    {
        var revoke = Kind is ReaderLinkKind.Embargo ? Verb.RevokeAccess : Verb.RevokePreview;
        Edition.Demand(revoke, by);
        RevokedAt = by.At;
        Edition.Record(revoke, by, Holder);
    }

    /// <summary>Why it opens nothing now: it rests on its maker’s name, the approval, and the speakers.</summary>
    public string? WhyNot(DateTimeOffset now, PressOffice office) =>
        office.WhyNot(By, GivenBy(Kind)) is { } why ? $"{why} Revoke the link, and make another."
        : now >= ExpiresAt ? "It is too old. Revoke it, and make another."
        : Edition.Objections(office).FirstOrDefault() is { } objection ? $"{objection.Part}: {objection.Sentence}"
        : Kind is ReaderLinkKind.Preview || Edition.IsApproved(office) ? null
        : Edition.Approvals.Count == 0 ? "Nobody has approved it yet."
        : "The approval does not hold any more.";

    /// <summary><paramref name="from"/> is the network address of the reader.</summary>
    public void Read(string from, SignOff by, PressOffice office)
    {
        var read = Kind is ReaderLinkKind.Embargo ? Verb.ReadEmbargoed : Verb.ReadPreview;
        Edition.Demand(read, by);
        if (RevokedAt is not null || WhyNot(by.At, office) is not null)
            throw new Refusal("This link is no longer valid.");
        if (by.At - LastReadAt is { } since && since.Duration() < OneReading) return;
        (LastReadAt, Readings) = (by.At, Readings + 1);
        Edition.KeepWords();
        Edition.Record(read, by, $"From {from}");
    }

    public static Verb GivenBy(ReaderLinkKind kind) =>
        kind is ReaderLinkKind.Embargo ? Verb.GiveAccess : Verb.GivePreview;
}
