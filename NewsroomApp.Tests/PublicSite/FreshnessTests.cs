using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.PublicSite;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>Every request after a verb has returned gets the new words, whatever was cached and whoever asks.</summary>
[Trait("Pace", "Slow")]
public sealed partial class FreshnessTests : IAsyncLifetime
{
    private const string News = "Fog signals sound again";

    private static readonly Document _later = PublicRoutes.Words with { Headline = News };

    private TestNewsroom _newsroom = default!;
    private HttpClient _reader = default!;
    private string _id = default!;
    private string[] _lists = default!;

    private string Folder => Path.GetDirectoryName(_newsroom.App.Services.GetRequiredService<StoreFile>().Path)!;

    public async ValueTask InitializeAsync()
    {
        _newsroom = await TestNewsroom.Serve();
        _reader = _newsroom.Visitor();
        _id = await _newsroom.Live(PublicRoutes.Words);
        await _newsroom.Correct(_id, Texts.Corrected with { Topics = ["Harbours"] });
        _lists = [.. await _reader.Lists(), "/search?q=signals"];
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task Readers_who_kept_everything_read_the_new_words_at_the_next_request_after_each_verb()
    {
        var id = await _newsroom.Approved(_later);
        await After(() => _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id), News, gone: null);
        var address = await _reader.AddressOf(id);

        await After(
            () => _newsroom.Correct(id, Corrected("Whistles signals sound again")),
            "Whistles signals sound again",
            gone: News
        );
        Assert.Equal(HttpStatusCode.MovedPermanently, (await _reader.GetAsync(address)).StatusCode);
        address = await _reader.AddressOf(id);
        Assert.Contains("Whistles signals", await _reader.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Contains(News, await _reader.GetStringAsync(address + "/editions/1"), StringComparison.Ordinal);

        await After(() => _newsroom.Withdraw(id), shown: null, gone: "Whistles signals");
        Assert.Contains(
            "This statement was withdrawn",
            await _reader.GetStringAsync(address),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "This statement was withdrawn",
            await _reader.GetStringAsync(address + "/editions/1"),
            StringComparison.Ordinal
        );

        await After(
            () => _newsroom.Withdraw(id, Verb.Reinstate, "It was right after all."),
            "Whistles signals",
            gone: null
        );
        Assert.DoesNotContain(
            "This statement was withdrawn",
            await _reader.GetStringAsync(address),
            StringComparison.Ordinal
        );
        Assert.Contains("It was right after all.", await _reader.GetStringAsync(address), StringComparison.Ordinal);

        await After(
            () => _newsroom.Withdraw(id, Verb.Retract, "It was never said."),
            shown: null,
            gone: "Whistles signals"
        );
        foreach (var tomb in new[] { address, address + "/editions/1", address + "/editions/2", $"/statements/{id}" })
        {
            var answer = await _reader.GetAsync(tomb);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("It was never said.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("signals", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_of_a_topic_takes_its_lists_with_it_and_brings_them_back()
    {
        string[] own = ["/topics/fog", "/places/oland", "/people/nuno-angstrom"];
        await _newsroom.Withdraw(_id);
        var id = await _newsroom.Live(Texts.Complete with { Topics = ["Fog"], Place = "Öland" });
        foreach (var address in own) Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync(address)).StatusCode);
        foreach (var index in new[] { "/topics", "/places", "/people" })
            Assert.Single((await _reader.Page(index)).QuerySelectorAll(".index a"));
        await _newsroom.Withdraw(id);
        foreach (var address in own)
            Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync(address)).StatusCode);
        foreach (var index in new[] { "/topics", "/places", "/people", "/archive" })
            Assert.Empty((await _reader.Page(index)).QuerySelectorAll(".index a"));
        await _newsroom.Withdraw(id, Verb.Reinstate);
        foreach (var address in own) Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task What_the_chief_editor_announces_stands_above_every_page_at_once_also_for_who_has_the_page()
    {
        const string Said = "The press office answers again at noon.";
        var pages = (await _reader.All(_id)).Where(p => !p.Contains('.', StringComparison.Ordinal)).ToList();
        await UntilEverythingHasADate(pages);
        var known = new Dictionary<string, (string? Tag, string? Date)>();
        foreach (var page in pages) known[page] = Known(await _reader.GetAsync(page));

        await _newsroom.Presence.Announce(_newsroom.As(DemoCast.ChiefEditor), Said);
        foreach (var page in pages)
        {
            Assert.Contains(Said, await _reader.GetStringAsync(page), StringComparison.Ordinal);
            await NobodyIsToldThatItIsTheSame(page, known[page]);
        }
        Assert.Contains(
            Said,
            await (await _reader.GetAsync("/nothing")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        await _newsroom.Presence.Announce(_newsroom.As(DemoCast.ChiefEditor), "");
        foreach (var page in pages)
            Assert.DoesNotContain(Said, await _reader.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_asks_whether_anything_changed_is_never_told_no_when_it_did()
    {
        for (var i = 0; i < 6; i++)
        {
            // The front page and the sitemap do not contain the body, so they may rightly be unchanged.
            string[] routes = [await _reader.AddressOf(_id), .. PublicRoutes.Feeds];
            var known = new Dictionary<string, (string? Tag, string? Date)>();
            foreach (var route in routes) known[route] = Known(await _reader.GetAsync(route));
            await _newsroom.Correct(
                _id,
                Corrected(PublicRoutes.Words.Headline) with
                {
                    Body = $"Number {i}.\n\n{Texts.Complete.Body}",
                }
            );
            foreach (var route in routes) await NobodyIsToldThatItIsTheSame(route, known[route]);
        }
    }

    [Fact]
    public async Task Under_load_nobody_who_asks_after_the_verb_returned_gets_an_older_number()
    {
        const int Corrections = 30;
        await _newsroom.Correct(_id, Numbered(0));
        var returned = 0;
        var asked = 0;
        var address = await _reader.AddressOf(_id);
        using var done = new CancellationTokenSource();
        var complaints = new ConcurrentQueue<string>();
        string[] routes =
        [
            address,
            "/",
            _lists.First(l => l.StartsWith("/archive", StringComparison.Ordinal)),
            "/topics/harbours",
            "/people/nuno-angstrom",
            .. PublicRoutes.Feeds,
            "/search?q=councils",
        ];
        var readers = routes
            .Select(route =>
                Task.Run(async () =>
                {
                    using var reader = _newsroom.Visitor();
                    while (!done.IsCancellationRequested)
                    {
                        var least = Volatile.Read(ref returned);
                        var text = await reader.GetStringAsync(route);
                        var number = Numbers()
                            .Matches(text)
                            .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture))
                            .DefaultIfEmpty(-1)
                            .Max();
                        if (number < least) complaints.Enqueue($"{route} had number {number} after {least} was out");
                        Interlocked.Increment(ref asked);
                    }
                })
            )
            .ToList();
        for (var i = 1; i <= Corrections; i++)
        {
            await _newsroom.Correct(_id, Numbered(i));
            Volatile.Write(ref returned, i);
        }
        var enough = Volatile.Read(ref asked) + (2 * routes.Length);
        while (Volatile.Read(ref asked) < enough && readers.TrueForAll(r => !r.IsFaulted)) await Task.Yield();
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(complaints);
    }

    /// <summary>
    /// Stands for another process: an app with only the public side and its own sockets, which shares nothing but the
    /// store.
    /// </summary>
    [Fact]
    public async Task Another_process_with_only_the_public_side_reads_what_is_published_here()
    {
        await using var beside = PublicSide(Folder);
        await beside.StartAsync();
        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new(beside.Urls.First()),
        };
        foreach (var address in await _reader.All(_id))
            Assert.Equal(await _reader.GetByteArrayAsync(address), await reader.GetByteArrayAsync(address));

        var waits = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var headline = $"{News} for the {i} time";
            var id = await _newsroom.Approved(_later with { Headline = headline });
            foreach (var list in _lists) await reader.GetAsync(list);
            await _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id);
            var since = Stopwatch.GetTimestamp();
            await Until(async () => (await reader.GetStringAsync("/")).Contains(headline, StringComparison.Ordinal));
            waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            foreach (var list in _lists)
                Assert.Contains(headline, Unmarked(await reader.GetStringAsync(list)), StringComparison.Ordinal);
        }
        var times = string.Join(", ", waits.Select(w => w.ToString("0", CultureInfo.InvariantCulture)));
        TestContext.Current.TestOutputHelper?.WriteLine($"Another process read a publication after {times} ms.");

        await _newsroom.Presence.Announce(_newsroom.As(DemoCast.ChiefEditor), "Back at noon.");
        await Until(async () =>
            (await reader.GetStringAsync(await reader.AddressOf(_id))).Contains(
                "Back at noon.",
                StringComparison.Ordinal
            )
        );
        var address2 = await reader.AddressOf(_id);
        await _newsroom.Withdraw(_id, Verb.Retract);
        await Until(async () => (await reader.GetAsync(address2)).StatusCode is HttpStatusCode.Gone);
    }

    [Fact]
    public async Task The_public_side_alone_has_no_desk_and_no_door()
    {
        await using var beside = PublicSide(Folder);
        await beside.StartAsync();
        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new(beside.Urls.First()),
        };
        string[] addresses =
        [
            "/desk",
            "/desk/drafts",
            "/desk/history.csv",
            "/account",
            "/account/sign-in",
            "/clearance/x",
            "/embargo/x",
            "/preview/x",
            "/_blazor",
            "/_blazor/negotiate",
            "/_framework/blazor.web.js",
            "/setup",
            "/trouble",
            "/editor/manuscript.js",
            "/newsroom.db",
            "/appsettings.json",
        ];
        foreach (var address in addresses)
        {
            var answer = await reader.GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
            Assert.Contains(
                "Nothing at this address",
                await answer.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
            Assert.Equal(
                HttpStatusCode.MethodNotAllowed,
                (await reader.PostAsync(address, new FormUrlEncodedContent([]))).StatusCode
            );
        }
        foreach (var health in new[] { "/health/live", "/health/ready" })
            Assert.Equal("Healthy", await reader.GetStringAsync(health));
    }

    [Fact]
    public async Task The_public_side_alone_opens_the_database_only_to_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "How a file was opened can be seen under /proc.");
        var folder = Path.Combine(Folder, "beside");
        Directory.CreateDirectory(folder);
        using (var from = new SqliteConnection($"Data Source={Path.Combine(Folder, "newsroom.db")}"))
        using (var to = new SqliteConnection($"Data Source={Path.Combine(folder, "newsroom.db")};Pooling=False"))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        await using var beside = PublicSide(folder);
        await beside.StartAsync();
        using var reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new(beside.Urls.First()),
        };
        var before = await File.ReadAllBytesAsync(
            Path.Combine(folder, "newsroom.db"),
            TestContext.Current.CancellationToken
        );
        foreach (var address in (await reader.All(_id)).Append("/nothing")) await reader.GetAsync(address);
        // Another test may just have closed the connections that wait to be used again.
        List<char> modes;
        for (var i = 0; (modes = Modes()).Count == 0; i++) await reader.GetAsync($"/search?q=keeper{i}");
        // The last octal digit is the access mode: 0 is O_RDONLY.
        Assert.All(modes, mode => Assert.Equal('0', mode));
        Assert.Equal(
            before,
            await File.ReadAllBytesAsync(Path.Combine(folder, "newsroom.db"), TestContext.Current.CancellationToken)
        );

        List<char> Modes() =>
            [
                .. Directory
                    .GetFiles("/proc/self/fd")
                    .Where(fd => new FileInfo(fd).LinkTarget == Path.Combine(folder, "newsroom.db"))
                    .Select(fd =>
                        File.ReadAllLines(fd.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal))
                            .Single(l => l.StartsWith("flags:", StringComparison.Ordinal))
                            .Trim()[^1]
                    ),
            ];
    }

    [Fact]
    public async Task A_writer_in_the_middle_of_something_keeps_no_reader_of_the_public_side_waiting()
    {
        await using var beside = PublicSide(Folder);
        await beside.StartAsync();
        using var reader = new HttpClient { BaseAddress = new(beside.Urls.First()) };
        await using var db = await _newsroom.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var address in (await _reader.Lists()).Append("/archive"))
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("There is no database at")]
    [InlineData("is of another version", "")]
    [InlineData(
        "is no database",
        "These are words, and many of them, but they are no database at all, and nobody can read them as one."
    )]
    public void Without_a_database_that_it_can_read_the_public_side_says_so(string sentence, string? content = null)
    {
        var folder = Path.Combine(Folder, "elsewhere");
        Directory.CreateDirectory(folder);
        if (content is not null) File.WriteAllText(Path.Combine(folder, "newsroom.db"), content);
        var refusal = Refuses(sentence, new Newsstand(new(Path.Combine(folder, "newsroom.db"))).Demand);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refusal.Message, StringComparison.Ordinal);
        if (content is null) Assert.False(File.Exists(Path.Combine(folder, "newsroom.db")));
    }

    [Fact]
    public async Task Without_a_database_the_public_side_lives_and_is_not_ready()
    {
        await using var nowhere = PublicSide(Path.Combine(Folder, "nowhere"));
        await nowhere.StartAsync();
        using var lost = new HttpClient { BaseAddress = new(nowhere.Urls.First()) };
        (string Address, HttpStatusCode Status)[] expected =
        [
            ("/health/live", HttpStatusCode.OK),
            ("/health/ready", HttpStatusCode.ServiceUnavailable),
            ("/", HttpStatusCode.InternalServerError),
        ];
        foreach (var (address, status) in expected)
            Assert.Equal((address, status), (address, (await lost.GetAsync(address)).StatusCode));
    }

    [Fact]
    public async Task What_was_printed_before_the_watch_first_looked_is_looked_at_again()
    {
        var house = _newsroom.App.Services;
        var feed = new ChangeFeed(house.GetRequiredService<Newsstand>().Changes);
        using var pages = new PageCache(
            house.GetRequiredService<PageRenderer>(),
            feed,
            new(),
            TimeProvider.System,
            NullLogger<PageCache>.Instance
        );
        Assert.DoesNotContain(News, await Feed(), StringComparison.Ordinal);
        await _newsroom.Live(_later);
        using var watch = new FeedWatch(
            feed,
            pages,
            PrintFonts.OfMachine,
            TimeProvider.System,
            NullLogger<FeedWatch>.Instance
        );
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await Until(async () => (await Feed()).Contains(News, StringComparison.Ordinal));
        await watch.StopAsync(TestContext.Current.CancellationToken);

        Task<string> Feed() => Asked(pages, "/feed.json");
    }

    /// <summary>
    /// A statement is published after the renderer has read the store and before it has rendered the page.
    /// </summary>
    [Fact]
    public async Task What_was_being_printed_while_something_went_out_is_not_kept()
    {
        var house = _newsroom.App.Services;
        var id = await _newsroom.Approved(_later);
        using var meanwhile = new Interruption(() =>
            _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id)
        );
        var press = new PageRenderer(
            house.GetRequiredService<Newsstand>(),
            house.GetRequiredService<NewsstandStyle>(),
            house.GetRequiredService<Institution>(),
            house.GetRequiredService<PrintFonts>(),
            house.GetRequiredService<FileFolder>(),
            new(),
            TimeProvider.System,
            meanwhile
        );
        using var pages = new PageCache(
            press,
            house.GetRequiredService<ChangeFeed>(),
            new(),
            TimeProvider.System,
            NullLogger<PageCache>.Instance
        );
        Assert.DoesNotContain(News, await Asked(pages, "/"), StringComparison.Ordinal);
        Assert.Contains(News, await Asked(pages, "/"), StringComparison.Ordinal);
    }

    [GeneratedRegex("numbered (?<number>\\d+) of", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    private static Document Corrected(string headline) =>
        PublicRoutes.Words with
        {
            Headline = headline,
            ChangeKind = CorrectionKind.Correction,
            PublicNote = "It is said better now.",
        };

    private static Document Numbered(int number) =>
        Corrected("The report of all councils") with
        {
            Standfirst = $"It is numbered {number} of many.",
            Body = $"The report is numbered {number} of many.\n\n{Texts.Complete.Body}",
        };

    /// <summary>Fills the cache with every page, performs the verb and requests each list once.</summary>
    private async Task After(Func<Task> verb, string? shown, string? gone)
    {
        foreach (var address in (await _reader.All(_id)).Concat(_lists))
        {
            var tag = (await _reader.GetAsync(address)).Headers.ETag;
            Assert.Equal(tag, (await _reader.GetAsync(address)).Headers.ETag);
        }
        await verb();
        foreach (var address in _lists.Where(l => l != "/search?q=harbour"))
        {
            var text = Unmarked(await _reader.GetStringAsync(address));
            if (shown is not null)
                Assert.True(text.Contains(shown, StringComparison.Ordinal), $"{address} does not have “{shown}”.");
            if (gone is not null)
                Assert.False(text.Contains(gone, StringComparison.Ordinal), $"{address} still has “{gone}”.");
        }
        var sitemap = await _reader.GetStringAsync("/sitemap.xml");
        if (shown is not null) Assert.Contains(Slug.Of(shown), sitemap, StringComparison.Ordinal);
        if (gone is not null) Assert.DoesNotContain(Slug.Of(gone), sitemap, StringComparison.Ordinal);
    }

    /// <summary>The page with entities decoded and without the marks around search words.</summary>
    private static string Unmarked(string page) =>
        WebUtility
            .HtmlDecode(page)
            .Replace("<mark>", "", StringComparison.Ordinal)
            .Replace("</mark>", "", StringComparison.Ordinal);

    private static (string? Tag, string? Date) Known(HttpResponseMessage answer) =>
        (
            answer.Headers.ETag?.ToString(),
            answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture)
        );

    private async Task NobodyIsToldThatItIsTheSame(string address, (string? Tag, string? Date) known)
    {
        foreach (var (name, value) in new[] { ("If-None-Match", known.Tag), ("If-Modified-Since", known.Date) })
        {
            if (value is null) continue;
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { name, value } } };
            var answer = await _reader.SendAsync(request);
            Assert.True(
                answer.StatusCode is not HttpStatusCode.NotModified,
                $"{address} is said to be the same, {name} {value}."
            );
        }
    }

    private Task UntilEverythingHasADate(IEnumerable<string> pages) =>
        Until(async () =>
        {
            foreach (var page in pages)
                if ((await _reader.GetAsync(page)).Content.Headers.LastModified is null) return false;
            return true;
        });

    private static async Task<string> Asked(PageCache pages, string path)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = path }, Response = { Body = body } };
        await pages.Serve(context, _ => Task.CompletedTask);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition()) await Task.Delay(1, patience.Token);
    }

    private static WebApplication PublicSide(string folder)
    {
        const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
        try
        {
            return Newsroom.PublicSide(
                new()
                {
                    ApplicationName = "NewsroomApp",
                    ContentRootPath = TestNewsroom.AppFolder(),
                    EnvironmentName = "Development",
                    Args =
                    [
                        $"--Newsroom:DataDirectory={folder}",
                        "--Newsroom:TimeZone=Europe/Brussels",
                        "--urls=http://127.0.0.1:0",
                        "--Logging:LogLevel:Default=None",
                    ],
                }
            );
        }
        finally
        {
            // Processes that other tests start must not inherit this variable.
            Environment.SetEnvironmentVariable(Inline, null);
        }
    }

    /// <summary>
    /// Runs an action once, when the renderer creates a logger: after it has read the store and before it renders.
    /// </summary>
    private sealed class Interruption(Func<Task> happening) : ILoggerFactory
    {
        private int _asked;

        public ILogger CreateLogger(string categoryName)
        {
            if (Interlocked.Increment(ref _asked) == 1) happening().GetAwaiter().GetResult();
            return NullLogger.Instance;
        }

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }
    }
}
