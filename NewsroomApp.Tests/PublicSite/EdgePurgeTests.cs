using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsroomApp.PublicSite;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>A cache before the public site is told what to forget, as the large ones want to be told.</summary>
[Trait("Pace", "Slow")]
public sealed class EdgePurgeTests : IAsyncLifetime
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<(string Method, string? Key, string Body)> _heard = [];
    private WebApplication _cache = default!;
    private int _deaf;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _cache = builder.Build();
        _cache.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var words = await body.ReadToEndAsync();
            if (Interlocked.Decrement(ref _deaf) >= 0) context.Response.StatusCode = 503;
            else _heard.Enqueue((context.Request.Method, context.Request.Headers["Xkey-Purge"], words));
        });
        await _cache.StartAsync();
    }

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task A_publication_is_told_at_once_and_again_though_the_cache_does_not_answer_at_first()
    {
        await using var newsroom = await Serve("--Newsroom:Purge:Body={\"tags\":{json}}");
        await Told(PageTags.All, times: 2);
        var words = Texts.Complete with { Topics = ["Harbours"] };
        var id = await newsroom.Live(words);
        await Told(PageTags.Of(id), times: 2);
        await Told(PageTags.Of("harbours"), times: 2);
        await Told(PageTags.Lists, times: 2);

        using var reader = newsroom.Visitor();
        var page = await reader.GetAsync(new Uri(await reader.AddressOf(id), UriKind.Relative));
        Assert.Equal(
            [PageTags.All, PageTags.Of(id), PageTags.Of("harbours")],
            Assert.Single(page.Headers.GetValues("Cache-Tag")).Split(',')
        );
        Assert.Equal(RenderedPage.UntilPurged, Assert.Single(page.Headers.GetValues("CDN-Cache-Control")));
        var front = await reader.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal($"{PageTags.All} {PageTags.Lists}", Assert.Single(front.Headers.GetValues("Surrogate-Key")));
        var missing = await reader.GetAsync(new Uri("/statements/aaaaaaaa", UriKind.Relative));
        Assert.Equal($"{PageTags.All},{PageTags.Lists}", Assert.Single(missing.Headers.GetValues("Cache-Tag")));

        _heard.Clear();
        _deaf = 2;
        await newsroom.Withdraw(id, Verb.Retract);
        await Told(PageTags.Of(id), times: 2);
    }

    [Fact]
    public async Task A_cache_that_wants_a_method_and_a_header_of_its_own_gets_them()
    {
        await using var newsroom = await Serve(
            "--Newsroom:Purge:Method=PURGE",
            "--Newsroom:Purge:Headers:Xkey-Purge={tags}"
        );
        await Until(() => _heard.Contains(("PURGE", PageTags.All, "")));
    }

    [Fact]
    public async Task Without_a_cache_pages_say_nothing_to_one()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var reader = newsroom.Visitor();
        var front = await reader.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(front.Headers.Contains("Cache-Tag") || front.Headers.Contains("Surrogate-Key"));
        Assert.Equal(RenderedPage.FreshAtTheEdge, Assert.Single(front.Headers.GetValues("CDN-Cache-Control")));
    }

    private Task<TestNewsroom> Serve(params string[] settings) =>
        TestNewsroom.Serve([$"--Newsroom:Purge:Url={_cache.Urls.Single()}/purge", .. settings]);

    private Task Told(string tag, int times) =>
        Until(() => _heard.Count(h => Tags(h.Body).Contains(tag)) >= times);

    private static string[] Tags(string body) =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(body)!["tags"];

    private static async Task Until(Func<bool> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < _soon);
            await Task.Delay(50);
        }
    }
}
