using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>
/// Publishes scheduled statements to the second, and after downtime those that fell due meanwhile. It checks the store
/// every second, so nobody has to tell it of a new time or of another process that published first. When the machine's
/// clock jumps ahead, what fell due in the jump is held back for somebody to decide; when it jumps back, statements go
/// out later by that clock, and never twice.
/// </summary>
public sealed partial class EmbargoClock(
    PublishingDesk desk,
    Institution institution,
    TimeProvider clock,
    ILogger<EmbargoClock> log
) : BackgroundService
{
    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(1);

    /// <summary>Smaller corrections of the clock are not jumps.</summary>
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(1);

    /// <summary>How early it checks what will be due; from then on every <see cref="_again"/>.</summary>
    private static readonly TimeSpan _early = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _again = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _said = [];
    private DateTimeOffset? _next;
    private DateTimeOffset _prepared;
    private (DateTimeOffset Wall, TimeSpan Steady)? _last;

    /// <summary>Whether it ticked in the last seconds.</summary>
    public bool IsAwake => _last is { } last && (clock.GetUtcNow() - last.Wall).Duration() < 5 * _tick;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await TickSafely(stoppingToken);
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan> TickSafely(CancellationToken stop)
    {
        try
        {
            await Tick(stop);
            if (_next - clock.GetUtcNow() is { } left && left < _tick)
                return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            TickBroken(trouble);
        }
        return _tick;
    }

    public async Task Tick(CancellationToken stop = default)
    {
        var (wall, steady) = (clock.GetUtcNow(), SteadyTime.Of(clock));
        if (_last is { } last && wall - last.Wall - (steady - last.Steady) is var jump && jump.Duration() > _tolerance)
        {
            ClockJumped(jump);
            if (jump > TimeSpan.Zero) await HoldDue(wall - jump, wall);
        }
        _last = (wall, steady);
        _next = await desk.PublishDue(Failed, stop);
        if (_next - wall > 2 * _tick && _next - wall <= _early && (wall - _prepared).Duration() >= _again)
        {
            _prepared = wall;
            await desk.Prepare(wall, wall + _early, Failed);
        }
    }

    private Task HoldDue(DateTimeOffset expected, DateTimeOffset wall) =>
        desk.HoldDue(
            expected,
            wall,
            $"The clock of this machine jumped from {institution.Moment(expected)} to {institution.Moment(wall)}, so nobody can say that it was time. Publish it, or set its time again."
        );

    private void Failed(string statementId, Exception trouble)
    {
        var now = clock.GetUtcNow();
        if (_said.TryGetValue(statementId, out var said) && now - said < _pause) return;
        _said[statementId] = now;
        NotPublished(statementId, trouble);
    }

    [LoggerMessage(LogLevel.Critical, "Statement {StatementId} is due and could not be published.")]
    private partial void NotPublished(string statementId, Exception trouble);

    [LoggerMessage(LogLevel.Critical, "The clock of this machine jumped by {Jump}.")]
    private partial void ClockJumped(TimeSpan jump);

    [LoggerMessage(LogLevel.Critical, "The embargo clock could not look; it looks again.")]
    private partial void TickBroken(Exception trouble);
}
