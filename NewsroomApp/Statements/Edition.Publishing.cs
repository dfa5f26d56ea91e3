namespace NewsroomApp.Statements;

/// <summary>The way out.</summary>
public sealed partial class Edition
{
    internal void Publish(SignOff by, Predicate<string> isActive)
    {
        Demand(Verb.Publish, by);
        if (ApprovedBy(isActive).Count < ApprovalsNeeded)
            throw new Refusal("The approval does not hold any more: its approver has left the press office. Reopen it and have it approved again.");
        DemandNoBlockingIssue();
        Words = Words.Canonical();
        ActualAt = by.At;
        Turn(Verb.Publish, by, reason: null);
    }
}
