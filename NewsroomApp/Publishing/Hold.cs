namespace NewsroomApp.Publishing;

/// <summary>What fell due in this time, without its first instant, is held back for somebody to decide.</summary>
public sealed record Hold(DateTimeOffset After, DateTimeOffset Until, string Reason)
{
    public bool Covers(DateTimeOffset at) => After < at && at <= Until;

    public static Hold Everything(string reason) => new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, reason);
}

/// <param name="Next">When the next one is due; null when nothing is scheduled.</param>
public sealed record DueRound(DateTimeOffset? Next, int Held, bool IsWhole);
