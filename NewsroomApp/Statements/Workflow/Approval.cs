namespace NewsroomApp.Statements.Workflow;

/// <summary>Counts only while the edition still has the fingerprint that the approver was shown.</summary>
public sealed class Approval
{
    public int Id { get; private init; }
    public required Fingerprint Fingerprint { get; init; }
    public required SignOff By { get; init; }

    public string? SetAside { get; internal set; }
}

public sealed record ApprovalStanding(Approval Approval, string? Stale)
{
    /// <summary>Why it counts no more, though nobody set it aside.</summary>
    public string? Doubt => Approval.SetAside is null ? Stale : null;
}
