using System.Text;
using System.Threading.Channels;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Tells a cache before the public site which pages a publication changes, at once and again some seconds later: a page
/// that was on its way when it was told the first time may be kept by it only then. It tries until it is heard.
/// </summary>
public sealed partial class EdgePurge(
    ChangeFeed feed,
    PageRenderer pages,
    NewsstandSettings settings,
    TimeProvider clock,
    ILogger<EdgePurge> log
) : BackgroundService
{
    /// <summary>Caches take so many in one call.</summary>
    private const int MostTags = 30;

    private static readonly TimeSpan _again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    private readonly HttpClient _edge = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = _patience,
    };

    private readonly Channel<(string Tag, long At)> _first = Channel.CreateUnbounded<(string, long)>();
    private readonly Channel<(string Tag, long At)> _second = Channel.CreateUnbounded<(string, long)>();

    public override void Dispose()
    {
        feed.Changed -= Follow;
        _edge.Dispose();
        base.Dispose();
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Purge.IsSet) return Task.CompletedTask;
        feed.Changed += Follow;
        // Nobody knows what it missed.
        Add(PageTags.All);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Purge(_first.Reader, TimeSpan.Zero, stoppingToken), Purge(_second.Reader, _again, stoppingToken));

    private void Follow(FeedEntry change)
    {
        if (!change.IsPublic) return;
        if (change.StatementId.Length == 0)
        {
            Add(PageTags.All);
            return;
        }
        Add(PageTags.Lists);
        Add(PageTags.Of(change.StatementId));
        pages.TopicsOf(change.StatementId).ForEach(topic => Add(PageTags.Of(topic)));
    }

    private void Add(string tag)
    {
        var now = clock.GetTimestamp();
        _first.Writer.TryWrite((tag, now));
        _second.Writer.TryWrite((tag, now));
    }

    private async Task Purge(ChannelReader<(string Tag, long At)> waiting, TimeSpan delay, CancellationToken stop)
    {
        while (await waiting.WaitToReadAsync(stop))
        {
            var tags = new HashSet<string>();
            while (tags.Count < MostTags && waiting.TryPeek(out var next))
            {
                var left = delay - clock.GetElapsedTime(next.At);
                if (left > TimeSpan.Zero && tags.Count > 0) break;
                if (left > TimeSpan.Zero) await Task.Delay(left, clock, stop);
                if (waiting.TryRead(out var due)) tags.Add(due.Tag);
            }
            await Send([.. tags], stop);
        }
    }

    private async Task Send(IReadOnlyList<string> tags, CancellationToken stop)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < _longestPause ? pause * 2 : _longestPause)
        {
            var trouble = await Try(tags, stop);
            if (trouble is null) return;
            NotPurged(settings.Purge.Url, string.Join(' ', tags), trouble, pause.TotalSeconds);
            await Task.Delay(pause, clock, stop);
        }
    }

    /// <returns>Why it was not heard.</returns>
    private async Task<string?> Try(IReadOnlyList<string> tags, CancellationToken stop)
    {
        try
        {
            using var request = Request(tags);
            using var answer = await _edge.SendAsync(request, stop);
            return answer.IsSuccessStatusCode ? null : $"It answered {(int)answer.StatusCode}.";
        }
        catch (Exception trouble)
            when (trouble is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return trouble.Message;
        }
    }

    private HttpRequestMessage Request(IReadOnlyList<string> tags)
    {
        var purge = settings.Purge;
        var request = new HttpRequestMessage(new(purge.Method), PurgeSettings.Filled(purge.Url, tags));
        if (purge.Body.Length > 0)
            request.Content = new StringContent(
                PurgeSettings.Filled(purge.Body, tags),
                Encoding.UTF8,
                "application/json"
            );
        foreach (var (name, value) in purge.Headers)
            request.Headers.TryAddWithoutValidation(name, PurgeSettings.Filled(value, tags));
        return request;
    }

    [LoggerMessage(LogLevel.Error, "The cache at {Url} was not told to forget {Tags}; next try in {Seconds} s. {Trouble}")]
    private partial void NotPurged(string url, string tags, string trouble, double seconds);
}

