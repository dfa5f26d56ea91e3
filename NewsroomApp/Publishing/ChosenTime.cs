namespace NewsroomApp.Publishing;

/// <summary>A time set in the institution's zone, where one hour comes twice when summer time ends.</summary>
public sealed class ChosenTime
{
    private static readonly TimeSpan _half = TimeSpan.FromMinutes(30);

    private readonly Institution _institution;
    private readonly TimeProvider _clock;

    /// <param name="before">The time to change; null offers a half hour that is at least that far away.</param>
    public ChosenTime(Institution institution, TimeProvider clock, DateTimeOffset? before)
    {
        (_institution, _clock, Chosen) = (institution, clock, before);
        var from = institution.Local(before ?? clock.GetUtcNow() + _half).DateTime;
        var local = before is null ? new DateTime(from.Ticks / _half.Ticks * _half.Ticks) + _half : from;
        (Day, Time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public DateOnly? Day { get; set; }

    public TimeOnly? Time { get; set; }

    /// <summary>Which of two instants; without effect where there is one.</summary>
    public DateTimeOffset? Chosen { get; set; }

    /// <summary>Those to come; two in the hour that comes twice.</summary>
    public IReadOnlyList<DateTimeOffset> Instants => [.. All.Where(i => i > _clock.GetUtcNow())];

    public DateTimeOffset? At =>
        Instants switch
        {
            [var only] => only,
            var instants when Chosen is { } chosen && instants.Contains(chosen) => chosen,
            _ => null,
        };

    public string? Trouble =>
        Day is null || Time is null ? "Give a day and a time."
        : All is [] ? "Clocks go forward in that night, and this time is left out. Choose one an hour earlier or later."
        : Instants is [] ? "That is past. Choose a later time, or publish now."
        : At is null ? "This time comes twice in that night. Choose the first or the second."
        : null;

    private IReadOnlyList<DateTimeOffset> All =>
        Day is { } day && Time is { } time ? _institution.InstantsOf(day.ToDateTime(time)) : [];
}
