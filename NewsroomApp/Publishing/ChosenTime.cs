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
        (_institution, _clock) = (institution, clock);
        var from = institution.Local(before ?? clock.GetUtcNow() + _half).DateTime;
        Local = before is null ? new DateTime(from.Ticks / _half.Ticks * _half.Ticks) + _half : from;
        IsLater = Instants is [_, var second] && second == before;
    }

    public DateTime? Local { get; set; }

    public bool IsLater { get; set; }

    public IReadOnlyList<DateTimeOffset> Instants => Local is { } local ? _institution.InstantsOf(local) : [];

    public DateTimeOffset? At =>
        Instants switch
        {
            [] => null,
            [_, var second] when IsLater => second,
            [var first, ..] => first,
        };

    public string? Trouble =>
        Local is null ? "Give a day and a time."
        : At is not { } at
            ? "Clocks go forward in that night, and this time is left out. Choose one an hour earlier or later."
        : at <= _clock.GetUtcNow() ? "That is past. Choose a later time, or publish now."
        : null;
}
