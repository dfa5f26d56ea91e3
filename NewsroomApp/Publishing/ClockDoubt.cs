namespace NewsroomApp.Publishing;

/// <summary>When the newsroom last ran, and what the clock of the machine said when it was first doubted.</summary>
public sealed record ClockDoubt(DateTimeOffset Seen, DateTimeOffset Since)
{
    /// <summary>The longest time without a running newsroom that nobody needs to confirm.</summary>
    public static readonly TimeSpan LongestDowntime = TimeSpan.FromHours(24);

    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The clock is ahead, so nothing goes out by it; otherwise it is behind.</summary>
    public bool IsAhead => Since > Seen;

    public static bool Fits(DateTimeOffset seen, DateTimeOffset wall) =>
        wall - seen <= LongestDowntime && seen - wall <= Tolerance;

    public string Says(DateTimeOffset wall, Institution institution) =>
        IsAhead
            ? $"The clock of this machine says {institution.Moment(wall)}; when the newsroom last ran it was {Institution.Spoken(institution.Day(Seen))}. Is it right? Until an editor says so, nothing that is scheduled goes out by itself."
            : $"The clock of this machine says {institution.Moment(wall)}, but the newsroom last ran at {institution.Moment(Seen)}. Is it right? What is scheduled goes out when this clock says so, which may be too late.";

    public string WhyHeld(Institution institution) =>
        $"The clock of this machine went from {institution.Moment(Seen)} to {institution.Moment(Since)}, so nobody can say that it was time. Publish it, or set its time again.";
}
