namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private static readonly TimeSpan _furthest = TimeSpan.FromDays(2 * 366);

    /// <summary>The edition must be ready now, and is checked again when its time comes.</summary>
    public void Schedule(SignOff by, DateTimeOffset at, PressOffice office)
    {
        Demand(Verb.Schedule, by);
        at = new(at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        if (at <= by.At)
            throw new Refusal($"{office.Institution.Moment(at)} is past. Choose a later time, or publish now.");
        if (at - by.At > _furthest)
            throw new Refusal($"{office.Institution.Moment(at)} is more than two years away. Is the year right?");
        if (Hindrance(office) is { } hindrance) throw new Refusal(hindrance);
        (IntendedAt, Blocked, BlockedAt) = (at, null, null);
        Turn(Verb.Schedule, by, office.Institution.Moment(at));
    }

    public void Unschedule(SignOff by)
    {
        Demand(Verb.Unschedule, by);
        (IntendedAt, Blocked, BlockedAt) = (null, null, null);
        Turn(Verb.Unschedule, by, reason: null);
    }

    /// <summary>Recorded once for each reason, and once more when the time has come.</summary>
    public void Block(SignOff by, string reason)
    {
        Demand(Verb.Block, by);
        if (Blocked == reason && (by.At < IntendedAt || MissedItsTime)) return;
        (Blocked, BlockedAt) = (reason, by.At);
        Record(Verb.Block, by, reason);
    }

    public DateTimeOffset? GoesOut => Statement.FirstPublishedAt ?? IntendedAt;

    /// <summary>It was blocked when its time came. It never goes out by itself after that: somebody decides.</summary>
    public bool MissedItsTime => BlockedAt >= IntendedAt;

    /// <summary>Also called some time before it is due, so that a block can still be cleared.</summary>
    internal bool IsDue(SignOff by, PressOffice office)
    {
        Demand(Verb.Block, by);
        if (MissedItsTime) return false;
        if (WhyHeldUp(office) is { } hindrance) Block(by, hindrance);
        else (Blocked, BlockedAt) = (null, null);
        return Blocked is null && IntendedAt <= by.At;
    }

    /// <summary>Why it would not go out, as things stand.</summary>
    public string? WhyHeldUp(PressOffice office) => Hindrance(office) ?? WhyTimeDoesNotCount(office);

    public string? WhyTimeDoesNotCount(PressOffice office) =>
        Stage is Stage.Scheduled && office.WhyNot(Since, Verb.Schedule) is { } why
            ? $"{why} Publish it, or set its time again."
            : null;

    internal void Publish(SignOff by, PressOffice office)
    {
        Demand(Verb.Publish, by);
        if (Stage is Stage.Scheduled && by.At < IntendedAt)
            throw new Refusal(
                $"It is scheduled for {office.Institution.Moment(IntendedAt.Value)}. Take it off the schedule first to publish it now."
            );
        if (Hindrance(office) is { } hindrance) throw new Refusal(hindrance);
        Words = Words.Canonical();
        (ActualAt, Blocked, BlockedAt) = (by.At, null, null);
        Turn(Verb.Publish, by, reason: null);
    }

    internal void PublishUrgently(SignOff by, Fingerprint shown, string reason, PressOffice office)
    {
        Demand(Verb.PublishUrgently, by);
        if (shown != Fingerprint)
            throw new Refusal(
                $"{WrittenBy.Name} changed the words after they were shown to you; nothing was published. Read them, then publish."
            );
        reason = DemandReason(reason, "Say why it cannot wait for a second person; it is kept in the history.");
        if (Gone is { } gone) throw new Refusal(gone);
        DemandNone(IssuesNow(office).Where(i => i.Blocking).Concat(KindIssues()).Concat(Objections(office)));
        CutRevision();
        Words = Words.Canonical();
        reason = string.Join(' ', Blockers(office).Select(b => b.Sentence).Prepend(reason));
        (ActualAt, Urgency) = (by.At, reason);
        Turn(Verb.PublishUrgently, by, reason);
    }

    public bool IsUnreviewed => Urgency is not null && RatifiedAt is null;

    public void Ratify(SignOff by, Fingerprint shown, PressOffice office)
    {
        Demand(Verb.Ratify, by);
        if (!IsUnreviewed) throw new Refusal("These words have been approved; there is nothing left to do.");
        if (Statement.Live != this) throw new Refusal("The public does not read these words any more.");
        if (WhyNotBy(by.PersonId) is { } why) throw new Refusal(why);
        if (Since.PersonId == by.PersonId) throw new Refusal("You published it, so somebody else has to approve it.");
        if (shown != Fingerprint)
            throw new Refusal("These are not the words you were shown; nothing was approved. Read them, then approve.");
        if (Stands(by, shown)) return;
        _approvals.Loaded().Add(new() { Fingerprint = shown, By = by });
        Record(Verb.Ratify, by, note: null);
        if (IsApproved(office)) RatifiedAt = by.At;
    }

    private string? Gone =>
        Statement.Presence is Presence.Retracted
            ? "This statement was retracted, and nothing more goes out under its address. Start a new statement."
            : null;

    private string? Hindrance(PressOffice office) =>
        Gone
        ?? (
            !IsApproved(office)
                ? $"The approval does not hold any more: {string.Join(
                    " ",
                    ApprovalStandings(office).Select(a => a.Doubt).OfType<string>()
                )} Reopen it and have it approved again."
            : Blockers(office).FirstOrDefault() is { } issue ? $"{issue.Part}: {issue.Sentence}"
            : null
        );
}
