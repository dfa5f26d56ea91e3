namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    public IReadOnlyList<Issue> Issues => IssuesWith(TypoAllowed);

    public IEnumerable<Issue> Blockers(PressOffice office) =>
        IssuesNow(office)
            .Where(i => i.Blocking)
            .Concat(Stage is Stage.Draft ? [] : KindIssues().Concat(SpeakerIssues()))
            .Concat(CommentIssues())
            .Concat(QuotationIssues(Kind(office).Clearance, office));

    public IEnumerable<ApprovalStanding> ApprovalStandings(PressOffice office) =>
        _approvals.Loaded().Select(a => new ApprovalStanding(
            a,
            a.SetAside
                ?? (
                    a.Fingerprint != Fingerprint ? "The words are not the same any more."
                    : IsContributor(a.By.PersonId) ? $"{a.By.Name} has written in it since."
                    : office.WhyNot(a.By, Verb.Approve)
                )
        ));

    public void Submit(SignOff by, PressOffice office)
    {
        Demand(Verb.Submit, by);
        DemandContributor(by, "can submit it");
        DemandNone(Issues.Where(i => i.Blocking));
        SettleSpeakers(by);
        SettleKind(by);
        SettleContact(by, office.Institution.PressContacts.Trim());
        CutRevision();
        AskAs(Words.Kind);
        var asks = office.Institution.KindOf(Words.Kind);
        AskedApprovals = Math.Max(AskedApprovals, asks.Approvals);
        AskedClearance |= asks.Clearance;
        Turn(Verb.Submit, by, reason: null);
    }

    /// <summary>A draft may leave the kind open; once others read it, it may not.</summary>
    private IEnumerable<Issue> KindIssues()
    {
        if (Number > 1 && Words.ChangeKind is null)
            yield return new("Kind of change", "Say what kind of change this is.", Blocking: true);
    }

    private void SettleKind(SignOff by)
    {
        if (Number > 1 && Words.ChangeKind is null && Statement.Live is { } live)
            Edit(Words with { ChangeKind = Substance.KindOf(live.Words, Words) }, by);
    }

    /// <summary>Before anybody reads it, so that it is approved with the rest.</summary>
    private void SettleContact(SignOff by, string contacts)
    {
        if (Words.PressContact.Length == 0 && contacts.Length > 0 && contacts.Length <= Parts.PressContact.Limit)
            Edit(Words with { PressContact = contacts }, by);
    }

    /// <summary>The chief editor answers for calling a larger change a typo. Holds for exactly these words.</summary>
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
        (TypoAllowed, TypoAllowedBy) = (Fingerprint, by);
    }

    /// <summary>A typo counts as allowed only while whoever allowed it may.</summary>
    private IReadOnlyList<Issue> IssuesNow(PressOffice office) =>
        office.WhyNot(TypoAllowedBy, Verb.Overrule) is null ? Issues : IssuesWith(typoAllowed: null);

    private IReadOnlyList<Issue> IssuesWith(Fingerprint? typoAllowed) =>
        Words.Issues(Corrected, typoAllowed);

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

    /// <summary>Keeps the words as a revision, so that the reviewer can later see what has changed since.</summary>
    public Fingerprint ShowTo(SignOff by)
    {
        by.Role.Demand(Right.ReadDesk);
        CutRevision();
        return Fingerprint;
    }

    /// <summary><paramref name="shown"/> is the fingerprint of the words on the approver's screen.</summary>
    public void Approve(SignOff by, Fingerprint shown, PressOffice office)
    {
        Demand(Verb.Approve, by);
        if (WhyNotBy(by.PersonId) is { } why) throw new Refusal(why);
        if (shown != Fingerprint)
            throw new Refusal(
                $"{WrittenBy.Name} changed the words after they were shown to you; nothing was approved. Read what changed, then approve."
            );
        DemandNone(Blockers(office));
        var stood = Stands(by, shown);
        CutRevision();
        if (!stood) _approvals.Loaded().Add(new() { Fingerprint = shown, By = by });
        if (IsApproved(office)) Turn(Verb.Approve, by, reason: null);
        else if (!stood) Record(Verb.Approve, by, note: null);
    }

    /// <summary>What the public reads until this correction goes out.</summary>
    public Document? Corrected => Number > 1 ? Statement.Live?.Words : null;

    public bool IsLocked => !Stage.Allows(Verb.Edit);

    public bool MayReopen(string personId, Role role) => IsContributor(personId) || role.May(Verb.Return);

    public void Reopen(SignOff by, string reason)
    {
        Demand(Verb.Reopen, by);
        if (!MayReopen(by.PersonId, by.Role)) by.Role.Demand(Verb.Return);
        Turn(Verb.Reopen, by, DemandReason(reason, "Say why it is opened again, so that the approver knows."));
        SetApprovalsAside();
    }

    internal bool IsApproved(PressOffice office) =>
        ApprovalStandings(office).Count(a => a.Stale is null) >= Kind(office).Approvals;

    /// <summary>Approvals never come back by themselves: after a return or a recall each is given anew.</summary>
    private void SetApprovalsAside() =>
        _approvals.Loaded().ForEach(a => a.SetAside ??= $"{Since.Name} {LastVerb.Past()}.");

    private bool Stands(SignOff by, Fingerprint shown) =>
        Approvals.Any(a => a.By.PersonId == by.PersonId && a.Fingerprint == shown && a.SetAside is null);

    private static void DemandNone(IEnumerable<Issue> blockers)
    {
        if (blockers.FirstOrDefault() is { } issue) throw new Refusal($"{issue.Part}: {issue.Sentence}");
    }

    internal static string DemandReason(string reason, string ask) =>
        string.IsNullOrWhiteSpace(reason) ? throw new Refusal(ask) : reason.Trim();
}
