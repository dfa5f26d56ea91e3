using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Drops cached pages after another process on the same database has changed them. It checks twenty times a second
/// whether the history has grown, which costs one look-up. Changes in this process reach
/// <see cref="PageCache"/> at once.
/// </summary>
public sealed partial class CacheInvalidator(
    Newsstand newsstand,
    PageCache pages,
    TimeProvider clock,
    ILogger<CacheInvalidator> log
) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private long _since = -1;
    private bool _isBlind;

    /// <summary>Looks once and renders the front page before the server accepts requests.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        await pages.WarmUp();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    private void Look()
    {
        try
        {
            using var visit = newsstand.Enter();
            var isFirst = _since < 0;
            (var statements, _since) = visit.Changes(isFirst ? long.MaxValue : _since);
            // Drops all pages on the first look and after a failed one, as they may miss changes that no look has seen.
            foreach (var id in isFirst || _isBlind ? [""] : statements) pages.Forget(id);
            _isBlind = false;
        }
        catch (Exception trouble)
        {
            if (!_isBlind) CannotLook(trouble);
            _isBlind = true;
        }
    }

    [LoggerMessage(LogLevel.Error, "The store cannot be read; trying again.")]
    private partial void CannotLook(Exception trouble);
}
