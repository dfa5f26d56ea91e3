using NewsroomApp.Statements;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Notices what another process on the same store has made public: looks twenty times a second whether the history has grown, which costs one look-up, and forgets the pages of what went public.
/// What becomes public in this process is forgotten at once, by the wire.
/// </summary>
public sealed partial class PublicWatch(Newsstand newsstand, PrintedPages pages, TimeProvider clock, ILogger<PublicWatch> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = -1L;
        var isBlind = false;
        using var timer = new PeriodicTimer(_pause, clock);
        do
        {
            try
            {
                using var visit = newsstand.Enter();
                // What was printed before the first look may be from before what that look already counts.
                var (statements, last) = since < 0 ? ([""], visit.Changes(long.MaxValue).Last) : visit.Changes(since);
                // Nothing is known of what went public while nobody could look.
                if (isBlind) statements = [""];
                foreach (var id in statements) pages.Forget(id);
                var isFirst = since < 0;
                (since, isBlind) = (last, false);
                // While the server wakes up, and after the first look, so that nothing is missed.
                if (isFirst) await pages.WarmUp();
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                if (!isBlind) CannotLook(trouble);
                isBlind = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The store cannot be read; trying again.")]
    private partial void CannotLook(Exception trouble);
}
