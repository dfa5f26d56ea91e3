namespace NewsroomApp.Statements;

/// <summary>The second pair of eyes: submit, recall, return, approve, reopen.</summary>
public sealed partial class Edition
{
    /// <summary>How many people have to put their name under the words.</summary>
    public const int ApprovalsNeeded = 1;

    public IReadOnlyList<Issue> Issues => Words.Issues(Number > 1 ? Statement.Live?.Words : null);

    public void Submit(SignOff by)
    {
        Demand(Verb.Submit, by);
        DemandContributor(by, "can submit it");
        DemandNoBlockingIssue();
        CutRevision();
        Turn(Verb.Submit, by, reason: null);
    }

    public void Recall(SignOff by)
    {
        Demand(Verb.Recall, by);
        DemandContributor(by, "can recall it");
        Turn(Verb.Recall, by, reason: null);
        _approvals.Clear();
    }

    public void Return(SignOff by, string reason)
    {
        Demand(Verb.Return, by);
        Turn(Verb.Return, by, DemandReason(reason, "Say what has to change, so that the writer can act on it."));
        _approvals.Clear();
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
    public void Approve(SignOff by, Fingerprint shown)
    {
        Demand(Verb.Approve, by);
        if (IsContributor(by.PersonId)) throw new Refusal("You wrote in this edition, so somebody else has to approve it.");
        if (shown != Fingerprint) throw new Refusal($"{WrittenBy.Name} changed the words after they were shown to you; nothing was approved. Read what changed, then approve.");
        DemandNoBlockingIssue();
        if (_approvals.Exists(a => a.By.PersonId == by.PersonId && a.Fingerprint == shown)) return;

        CutRevision();
        _approvals.Add(new() { Fingerprint = shown, By = by });
        if (ApprovedBy(_ => true).Count >= ApprovalsNeeded) Turn(Verb.Approve, by, reason: null);
        else Record(Verb.Approve, by, note: null);
    }

    /// <summary>Unlocks approved words. The approvals given so far are set aside and have to be given again.</summary>
    public void Reopen(SignOff by, string reason)
    {
        Demand(Verb.Reopen, by);
        if (!IsContributor(by.PersonId)) by.Role.Demand(Verb.Return);
        Turn(Verb.Reopen, by, DemandReason(reason, "Say why it is opened again, so that the approver knows."));
        _approvals.Clear();
    }

    /// <summary>The approvals that count: on the exact words, by somebody who is still here and did not write in them.</summary>
    private List<Approval> ApprovedBy(Predicate<string> isActive) =>
        _approvals.FindAll(a => a.Fingerprint == Fingerprint && !IsContributor(a.By.PersonId) && isActive(a.By.PersonId));

    private void DemandNoBlockingIssue()
    {
        if (Issues.FirstOrDefault(i => i.Blocking) is { } issue) throw new Refusal($"{issue.Part}: {issue.Sentence}");
    }

    private static string DemandReason(string reason, string ask) =>
        string.IsNullOrWhiteSpace(reason) ? throw new Refusal(ask) : reason.Trim();
}
