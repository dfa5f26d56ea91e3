using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>
/// Publishes scheduled statements to the second, and after downtime those that fell due shortly before. It checks the
/// store every second, so nobody has to tell it of a new time or of another process that published first. What fell due
/// while the machine's clock jumped ahead, cannot be believed, or nothing ran for long, is held back for somebody to
/// decide; when the clock jumps back, statements go out later by that clock, and never twice.
/// </summary>
public sealed partial class EmbargoClock(
    PublishingDesk desk,
    ClockDesk clocks,
    Institution institution,
    TimeProvider clock,
    ILogger<EmbargoClock> log
) : BackgroundService
{
    private const string NotLooking =
        "The embargo clock of this newsroom is not looking. Publish by hand at the time, and call the administrator.";

    private const long Never = -1;

    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(30);

    /// <summary>How early it checks what will be due; from then on every <see cref="_again"/>.</summary>
    private static readonly TimeSpan _early = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _again = TimeSpan.FromSeconds(10);

    /// <summary>What is more overdue than this when nothing ran goes out no more by itself.</summary>
    private static readonly TimeSpan _late = TimeSpan.FromHours(1);

    private static readonly TimeSpan _writing = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _born = SteadyTime.Of(clock);
    private readonly LogLimit _limit = new(clock, TimeSpan.FromMinutes(1));
    private readonly List<Hold> _jumps = [];
    private DateTimeOffset? _next;
    private DateTimeOffset _prepared;
    private (DateTimeOffset Wall, TimeSpan Steady)? _last;

    private DateTimeOffset? _looked;

    private TimeSpan? _written;
    private long _ticked = Never;

    public bool IsAwake =>
        Volatile.Read(ref _ticked) is var ticked and not Never && Steady - TimeSpan.FromTicks(ticked) < _silence;

    public bool IsStarting => Volatile.Read(ref _ticked) == Never && Steady - _born < _grace;

    /// <summary>Why what is scheduled may not go out by itself; null while it does.</summary>
    public string? Trouble => IsAwake ? clocks.Trouble : NotLooking;

    private TimeSpan Steady => SteadyTime.Of(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await TickSafely(stoppingToken);
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Safely(Leave, CancellationToken.None);
    }

    public Task<TimeSpan> TickSafely(CancellationToken stop = default) => Safely(() => TickAndWait(stop), stop);

    private async Task<TimeSpan> Safely(Func<Task<TimeSpan>> act, CancellationToken stop)
    {
        try
        {
            return await act();
        }
        catch (Exception trouble)
        {
            var isStopping = stop.IsCancellationRequested;
            if (!isStopping && _limit.IsNew(trouble)) TickBroken(trouble);
            return _tick;
        }
    }

    private async Task<TimeSpan> TickAndWait(CancellationToken stop)
    {
        await Tick(Failed, stop);
        return _next - clock.GetUtcNow() is { } left && left < _tick
            ? TimeSpan.FromTicks(Math.Max(left.Ticks, TimeSpan.TicksPerMillisecond))
            : _tick;
    }

    private async Task<TimeSpan> Leave()
    {
        if (_looked is { } looked && clocks.Doubt is null) await clocks.Keep(looked);
        return default;
    }

    public Task<int> Tick(CancellationToken stop = default) => Tick(Failed, stop);

    public async Task<int> Tick(Action<string, Exception> failed, CancellationToken stop = default)
    {
        var (wall, steady) = (clock.GetUtcNow(), Steady);
        await Judge(wall, steady);
        _last = (wall, steady);
        var doubt = clocks.Doubt;
        var round = await desk.PublishDue(Holds(doubt, wall), failed, stop);
        _next = round.Next;
        if (doubt is not { IsAhead: true })
        {
            await Prepare(wall, failed);
            if (round.IsWhole) await Remember(wall, steady, isSure: doubt is null);
        }
        Volatile.Write(ref _ticked, Steady.Ticks);
        return round.Held;
    }

    private async Task Judge(DateTimeOffset wall, TimeSpan steady)
    {
        var before = clocks.Doubt;
        var jump = _last is { } last ? wall - last.Wall - (steady - last.Steady) : TimeSpan.Zero;
        if (jump.Duration() > ClockDoubt.Tolerance)
        {
            if (_limit.IsNew("jump")) ClockJumped(jump);
            _written = null;
        }
        if (_last is null) _looked = await clocks.Compare(wall);
        else if (before is not null) await clocks.Compare(wall);
        else if (jump > ClockDoubt.LongestDowntime) await clocks.Begin(wall - jump, wall);
        else if (jump > ClockDoubt.Tolerance) _jumps.Add(new(wall - jump, wall, WhyJumped(wall - jump, wall)));
        if (clocks.Doubt is { } now && now != before) ClockDoubted(now.Says(wall, institution));
    }

    private List<Hold> Holds(ClockDoubt? doubt, DateTimeOffset wall) =>
        doubt is { IsAhead: true } ? [Hold.Everything(doubt.WhyHeld(institution))]
        : _looked is { } looked && wall - looked > _late
            ? [.. _jumps, new(looked, wall - _late, WhyLate(looked, wall))]
        : _jumps;

    private string WhyJumped(DateTimeOffset expected, DateTimeOffset wall) =>
        $"The clock of this machine jumped from {institution.Moment(expected)} to {institution.Moment(wall)}, so nobody can say that it was time. Publish it, or set its time again.";

    private string WhyLate(DateTimeOffset looked, DateTimeOffset wall) =>
        $"The newsroom did not run from {institution.Moment(looked)} to {institution.Moment(wall)}, and this fell due more than an hour before it ran again. Publish it, or set its time again.";

    private async Task Prepare(DateTimeOffset wall, Action<string, Exception> failed)
    {
        var isSoon = _next - wall > 2 * _tick && _next - wall <= _early;
        if (!isSoon || (wall - _prepared).Duration() < _again) return;
        _prepared = wall;
        await desk.Prepare(wall, wall + _early, failed);
    }

    private async Task Remember(DateTimeOffset wall, TimeSpan steady, bool isSure)
    {
        _jumps.Clear();
        _looked = wall;
        if (!isSure || steady - _written < _writing) return;
        await clocks.Keep(wall);
        _written = steady;
    }

    private void Failed(string statementId, Exception trouble)
    {
        if (_limit.IsNew(statementId)) NotPublished(statementId, trouble);
    }

    [LoggerMessage(LogLevel.Critical, "Statement {StatementId} is due and could not be published.")]
    private partial void NotPublished(string statementId, Exception trouble);

    [LoggerMessage(LogLevel.Critical, "The clock of this machine jumped by {Jump}.")]
    private partial void ClockJumped(TimeSpan jump);

    [LoggerMessage(LogLevel.Critical, "{Doubt}")]
    private partial void ClockDoubted(string doubt);

    [LoggerMessage(LogLevel.Critical, "The embargo clock could not look; it looks again.")]
    private partial void TickBroken(Exception trouble);
}
