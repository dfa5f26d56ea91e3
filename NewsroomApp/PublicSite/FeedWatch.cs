using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Makes the feed look for what another process on the same database did, twenty times a second, which costs one
/// look-up each. What this process does is in the feed at once.
/// </summary>
public sealed partial class FeedWatch(
    ChangeFeed feed,
    PageCache pages,
    PrintFonts fonts,
    TimeProvider clock,
    ILogger<FeedWatch> log
) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    private bool _isBlind;

    /// <summary>Looks once and renders the front page before the server accepts requests.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        await pages.WarmUp("/");
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Watch(stoppingToken), Task.Run(WarmUp, stoppingToken));

    /// <summary>A statement page says whether there is a PDF, and the fonts of a machine may be thousands.</summary>
    private async Task WarmUp()
    {
        if (!fonts.CanPrint) CannotPrint();
        await pages.WarmUp(address: null);
    }

    private async Task Watch(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    private void Look()
    {
        feed.Look();
        if (feed.Trouble is { } trouble && !_isBlind) CannotLook(trouble);
        _isBlind = feed.Trouble is not null;
    }

    [LoggerMessage(LogLevel.Warning, "This machine has no fonts, so statements are not offered as PDF. Install some.")]
    private partial void CannotPrint();

    [LoggerMessage(LogLevel.Error, "The store cannot be read; trying again.")]
    private partial void CannotLook(Exception trouble);
}
