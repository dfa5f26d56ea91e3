namespace NewsroomApp.Statements;

/// <summary>The way out.</summary>
public sealed partial class Edition
{
    internal void Publish(SignOff by, PressOffice office)
    {
        Demand(Verb.Publish, by);
        if (!IsApproved(office))
            throw new Refusal($"The approval does not hold any more: {string.Join(" ", ApprovalStandings(office).Where(a => a is { Stale: not null, Approval.SetAside: null }).Select(a => a.Stale))} Reopen it and have it approved again.");
        DemandNone(Blockers(office.Institution));
        Words = Words.Canonical();
        ActualAt = by.At;
        Turn(Verb.Publish, by, reason: null);
    }
}
