using NewsroomApp.Statements;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Notices what another process on the same store has made public: looks twenty times a second whether the history has grown, which costs one look-up, and forgets the pages of what went public.
/// What becomes public in this process is forgotten at once, by the wire.
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

    /// <summary>Looks for the first time, and has the front page printed, before the doors open.</summary>
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
            // What was printed before the first look may be from before what that look counts; and nothing is known of what went public while nobody could look.
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
