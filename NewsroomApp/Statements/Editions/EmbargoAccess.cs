namespace NewsroomApp.Statements.Editions;

/// <summary>Lets one outsider read approved words before publication. Shows nothing while they are changed.</summary>
public sealed class EmbargoAccess
{
    /// <summary>Reading again within this time counts as the same reading.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    internal EmbargoAccess(Edition edition) => Edition = edition;

    private EmbargoAccess() { }

    public int Id { get; private init; }
    public Edition Edition { get; private init; } = default!;

    public required string SecretHash { get; init; }

    public required string Holder { get; init; }

    public required SignOff By { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public DateTimeOffset? LastReadAt { get; private set; }
    public int Readings { get; private set; }

    public void Revoke(SignOff by)
    {
        Edition.Demand(Verb.RevokeAccess, by);
        RevokedAt = by.At;
        Edition.Record(Verb.RevokeAccess, by, Holder);
    }

    /// <summary>Why it opens nothing now: it rests on its maker’s name, the approval, and the speakers.</summary>
    public string? WhyNot(PressOffice office) =>
        office.WhyNot(By, Verb.GiveAccess) is { } why ? $"{why} Revoke the link, and make another."
        : Edition.Approvals.Count == 0 ? "Nobody has approved it yet."
        : !Edition.IsApproved(office) ? "The approval does not hold any more."
        : Edition.Objections(office).FirstOrDefault() is { } objection ? $"{objection.Part}: {objection.Sentence}"
        : null;

    /// <summary><paramref name="from"/> is the network address of the reader.</summary>
    public void Read(string from, SignOff by, PressOffice office)
    {
        Edition.Demand(Verb.ReadEmbargoed, by);
        if (RevokedAt is not null || WhyNot(office) is not null) throw new Refusal("This link is no longer valid.");
        if (by.At - LastReadAt is { } since && since.Duration() < OneReading) return;
        (LastReadAt, Readings) = (by.At, Readings + 1);
        Edition.Record(Verb.ReadEmbargoed, by, $"From {from}");
    }
}
