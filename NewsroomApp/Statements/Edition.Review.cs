namespace NewsroomApp.Statements;

/// <summary>The second pair of eyes: submit, recall, return, approve, reopen.</summary>
public sealed partial class Edition
{
    public IReadOnlyList<Issue> Issues => Words.Issues(Number > 1 ? Statement.Live?.Words : null, TypoAllowed);

    /// <summary>All that stands between the words and an approval: what is missing in them, blocking comments, quotations that are not cleared.</summary>
    public IEnumerable<Issue> Blockers(Institution institution) =>
        Issues
            .Where(i => i.Blocking)
            .Concat(Stage is Stage.Draft ? [] : KindIssues())
            .Concat(CommentIssues())
            .Concat(QuotationIssues(institution.KindOf(Words).Clearance));

    /// <summary>Every approval ever given to this edition, and why those that do not count do not.</summary>
    public IEnumerable<ApprovalStanding> ApprovalStandings(PressOffice office) =>
        _approvals.Select(a => new ApprovalStanding(
            a,
            a.SetAside
                ?? (
                    a.Fingerprint != Fingerprint ? "The words are not the same any more."
                    : IsContributor(a.By.PersonId) ? $"{a.By.Name} has written in it since."
                    : !office.IsActive(a.By.PersonId) ? $"{a.By.Name} does not work here any more."
                    : null
                )
        ));

    public void Submit(SignOff by)
    {
        Demand(Verb.Submit, by);
        DemandContributor(by, "can submit it");
        DemandNone(Issues.Where(i => i.Blocking));
        SettleKind(by);
        CutRevision();
        Turn(Verb.Submit, by, reason: null);
    }

    /// <summary>What others read and answer for says what it is.</summary>
    private IEnumerable<Issue> KindIssues()
    {
        if (Number > 1 && Words.ChangeKind is null)
            yield return new("Kind of change", "Say what kind of change this is.", Blocking: true);
    }

    /// <summary>Where nobody has said what kind of change it is, it is what the comparison says.</summary>
    private void SettleKind(SignOff by)
    {
        if (Number > 1 && Words.ChangeKind is null && Statement.Live is { } live)
            Edit(Words with { ChangeKind = Substance.KindOf(live.Words, Words) }, by);
    }

    /// <summary>The chief editor calls a change a typo although it touches more, and answers for it. Holds for exactly these words.</summary>
    public void AllowTypo(SignOff by, string reason)
    {
        Demand(Verb.Overrule, by);
        if (Words.ChangeKind is not CorrectionKind.Typo || Issues.All(i => !i.Blocking))
            throw new Refusal("There is nothing to overrule: as it stands, this may go out.");
        Record(
            Verb.Overrule,
            by,
            DemandReason(reason, "Say why it is a typo all the same; it is kept in the history.")
        );
        TypoAllowed = Fingerprint;
    }

    public void Recall(SignOff by)
    {
        Demand(Verb.Recall, by);
        DemandContributor(by, "can recall it");
        Turn(Verb.Recall, by, reason: null);
        SetApprovalsAside();
    }

    public void Return(SignOff by, string reason)
    {
        Demand(Verb.Return, by);
        Turn(Verb.Return, by, DemandReason(reason, "Say what has to change, so that the writer can act on it."));
        SetApprovalsAside();
    }

    /// <summary>Keeps the words as they stand, so that a reviewer who is shown them can later see what has changed since.</summary>
    public Fingerprint ShowTo(SignOff by)
    {
        by.Role.Demand(Verb.ReadDesk);
        CutRevision();
        return Fingerprint;
    }

    /// <summary>Puts a name under the words, and under no others.</summary>
    /// <param name="by">The approver.</param>
    /// <param name="shown">The fingerprint of the words the approver's screen showed.</param>
    /// <param name="office">The house as it is now.</param>
    public void Approve(SignOff by, Fingerprint shown, PressOffice office)
    {
        Demand(Verb.Approve, by);
        if (IsContributor(by.PersonId))
            throw new Refusal("You wrote in this edition, so somebody else has to approve it.");
        if (shown != Fingerprint)
            throw new Refusal(
                $"{WrittenBy.Name} changed the words after they were shown to you; nothing was approved. Read what changed, then approve."
            );
        DemandNone(Blockers(office.Institution));
        if (_approvals.Exists(a => a.By.PersonId == by.PersonId && a.Fingerprint == shown && a.SetAside is null))
            return;

        CutRevision();
        _approvals.Add(new() { Fingerprint = shown, By = by });
        if (IsApproved(office)) Turn(Verb.Approve, by, reason: null);
        else Record(Verb.Approve, by, note: null);
    }

    /// <summary>Unlocks approved words. The approvals given so far are set aside and have to be given again.</summary>
    public void Reopen(SignOff by, string reason)
    {
        Demand(Verb.Reopen, by);
        if (!IsContributor(by.PersonId)) by.Role.Demand(Verb.Return);
        Turn(Verb.Reopen, by, DemandReason(reason, "Say why it is opened again, so that the approver knows."));
        SetApprovalsAside();
    }

    /// <summary>Enough people who are still here and did not write in them have put their name under the exact words.</summary>
    private bool IsApproved(PressOffice office) =>
        ApprovalStandings(office).Count(a => a.Stale is null) >= office.Institution.KindOf(Words).Approvals;

    /// <summary>Approvals given so far do not come back by themselves: after a no, after a recall, each is given anew.</summary>
    private void SetApprovalsAside() => _approvals.ForEach(a => a.SetAside ??= $"{Since.Name} {LastVerb.Past()}.");

    private static void DemandNone(IEnumerable<Issue> blockers)
    {
        if (blockers.FirstOrDefault() is { } issue) throw new Refusal($"{issue.Part}: {issue.Sentence}");
    }

    internal static string DemandReason(string reason, string ask) =>
        string.IsNullOrWhiteSpace(reason) ? throw new Refusal(ask) : reason.Trim();
}
