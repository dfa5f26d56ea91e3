using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;

namespace NewsroomApp.Tests.Stories;

/// <summary>
/// Behind a proxy with TLS, whose headers are sent by hand: from 127.0.0.1, which is trusted, or from 127.0.0.2, which
/// is not.
/// </summary>
[Trait("Pace", "Slow")]
public sealed class ProxyTests : IAsyncLifetime
{
    private const string Host = "news.example";
    private const string Wrong = "wrong wrong wrong";

    private TestNewsroom _newsroom = default!;

    public async ValueTask InitializeAsync() =>
        _newsroom = await TestNewsroom.Serve(
            $"--Newsroom:PublicUrl=https://{Host}",
            "--Newsroom:TrustedProxies=127.0.0.1",
            "--Newsroom:SignInsPerMinute=3",
            "--AllowedHosts=other.example;*.lakes.example"
        );

    public ValueTask DisposeAsync() => _newsroom.DisposeAsync();

    [Fact]
    public async Task Over_https_nothing_leads_back_to_http_every_cookie_is_secure_and_every_page_says_hsts()
    {
        var id = await _newsroom.Live();
        using var ana = Through("203.0.113.7");
        string[] pages =
        [
            "/",
            $"/statements/{id}",
            "/ABOUT/",
            "/nothing",
            "/feed.atom",
            "/newsstand.css",
            "/keys.js",
            "/trouble",
            "/health/ready",
            "/desk",
            "/desk/drafts",
            "/account/profile",
            "/account/sign-in",
            "/clearance/AAAA",
            "/embargo/AAAA",
            "/preview/AAAA",
        ];
        foreach (var page in pages) (await ana.Get(page)).Dispose();
        var into = await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        Assert.Equal((HttpStatusCode.Redirect, "/desk"), (into.StatusCode, into.Headers.Location!.ToString()));
        foreach (var page in pages.Append("/desk/people")) (await ana.Get(page)).Dispose();
        Assert.Contains("newsroom=", ana.Cookie, StringComparison.Ordinal);
        Assert.Contains("newsroom-form=", ana.Cookie, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([]);
        (await ana.Send(HttpMethod.Post, "/account/sign-out", form)).Dispose();
        var leaving = await ana.Post("/account/sign-out", [], await ana.Page("/account/profile"));
        Assert.Equal((HttpStatusCode.Redirect, false), (leaving.StatusCode, ana.Cookie.Contains("newsroom=")));
        Assert.Empty(ana.Faults);
    }

    [Theory]
    [InlineData("/statements/abc/lamps?page=2&x=%C3%A9")]
    [InlineData("//evil.example/")]
    [InlineData("/desk")]
    public async Task A_plain_request_from_outside_is_sent_to_the_same_address_over_https(string path)
    {
        using var reader = Through("203.0.113.7", "http");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var answer = await reader.Send(method, "http://" + Host + path);
            Assert.Equal(
                (HttpStatusCode.PermanentRedirect, $"https://{Host}{path}"),
                (answer.StatusCode, answer.Headers.Location!.OriginalString)
            );
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData(Host)]
    public async Task Whoever_asks_on_this_machine_is_answered_without_tls(string host)
    {
        using var monitor = new Caller(_newsroom.Address, host);
        foreach (var page in new[] { "/health/live", "/health/ready", "/", "/feed.atom" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await monitor.Get(page)).StatusCode));
    }

    [Fact]
    public async Task Failures_count_for_the_client_that_made_them_and_hold_up_nobody_else()
    {
        using var stranger = Through("203.0.113.7");
        using var ana = Through("203.0.113.8");
        using var sameSubscriber = Through("2001:db8:1:2:3::1");
        Assert.Equal([200, 200, 200, 429, 429], await WrongSignIns(stranger, 5));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password)).StatusCode
        );
        for (var i = 0; i < 4; i++)
        {
            sameSubscriber.Headers["X-Forwarded-For"] = $"2001:db8:1:2:{i}::9";
            Assert.Equal(i < 3 ? 200 : 429, Assert.Single(await WrongSignIns(sameSubscriber, 1)));
        }
    }

    [Fact]
    public async Task What_a_client_puts_in_front_of_the_proxys_word_is_not_believed()
    {
        using var stranger = Through("");
        var answers = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            stranger.Headers["X-Forwarded-For"] = $"198.51.100.{i}, 203.0.113.7";
            answers.AddRange(await WrongSignIns(stranger, 1));
        }
        Assert.Equal([200, 200, 200, 429, 429], answers);
    }

    [Fact]
    public async Task Nobody_else_can_say_where_a_request_comes_from_or_that_it_came_over_http()
    {
        using var stranger = new Caller(_newsroom.Address, Host, from: "127.0.0.2");
        var answers = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            stranger.Headers["X-Forwarded-For"] = $"198.51.100.{i}";
            stranger.Headers["X-Forwarded-Proto"] = "http";
            answers.AddRange(await WrongSignIns(stranger, 1));
        }
        Assert.Equal([200, 200, 200, 429, 429], answers);
    }

    [Fact]
    public async Task Nobody_is_believed_where_no_proxy_is_named()
    {
        await using var newsroom = await TestNewsroom.Serve(
            "--Newsroom:SignInsPerMinute=2",
            "--ForwardedHeaders_Enabled=true",
            "--AllowedHosts=*"
        );
        using var stranger = new Caller(newsroom.Address, "localhost");
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            stranger.Headers["X-Forwarded-For"] = $"198.51.100.{i}";
            answers.AddRange(await WrongSignIns(stranger, 1));
        }
        Assert.Equal([200, 200, 429, 429], answers);
        using var forger = new Caller(newsroom.Address, "evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await forger.Get("/")).StatusCode);
    }

    [Theory]
    [InlineData("unix", HttpStatusCode.PermanentRedirect)]
    [InlineData("unix,10.0.0.0/8", HttpStatusCode.PermanentRedirect)]
    [InlineData("10.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task A_proxy_on_a_unix_socket_is_believed_only_if_it_is_named(string proxies, HttpStatusCode expected)
    {
        var socket = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        await using var newsroom = await TestNewsroom.Serve(
            $"--Newsroom:PublicUrl=https://{Host}",
            $"--Newsroom:TrustedProxies={proxies}",
            $"--urls=http://unix:{socket}"
        );
        using var line = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = (_, stop) => Connect(socket, stop),
        };
        using var proxy = new HttpClient(line) { BaseAddress = new("http://" + Host) };
        proxy.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7");
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https, http");
        Assert.Equal(expected, (await proxy.GetAsync("/about")).StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_nobody_has_named_is_in_the_log_once()
    {
        await using var process = NewsroomProcess.Empty();
        await process.StartAgain();
        using var proxy = new Caller(process.Address, "localhost");
        proxy.Headers["X-Forwarded-For"] = "203.0.113.7";
        for (var i = 0; i < 3; i++) (await proxy.Get("/")).Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!process.Output.Any(IsAboutProxies)) await Task.Delay(20, patience.Token);
        Assert.Single(process.Output, IsAboutProxies);

        static bool IsAboutProxies(string line) =>
            line.Contains("127.0.0.1 sends X-Forwarded-For, which is not believed", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_password_counts_for_nothing_however_often()
    {
        for (var i = 0; i < 8; i++)
        {
            using var ana = Through("203.0.113.7");
            Assert.Equal(302, (int)(await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password)).StatusCode);
        }
    }

    [Fact]
    public async Task Over_the_limit_a_page_says_when_to_try_again_and_keeps_the_address()
    {
        using var ana = Through("203.0.113.7");
        await WrongSignIns(ana, 3);
        using var answer = await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.InRange((int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Matches(@"Try again in \d+ seconds", page);
        Assert.Contains($"value=\"{DemoCast.Officer.Email}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is not right", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_link_opens_for_an_office_that_shares_its_address_with_somebody_who_guesses()
    {
        var id = await _newsroom.Approved();
        var link = await _newsroom.LetRead(_newsroom.As(DemoCast.Editor), id, "Iva Novák");
        using var office = Through("203.0.113.7");
        var answers = new List<int>();
        for (var i = 0; i < 5; i++)
            answers.Add((int)(await office.Get($"/clearance/{new string('A', 40 + i)}")).StatusCode);
        Assert.Equal([404, 404, 404, 429, 429], answers);
        Assert.Equal(HttpStatusCode.OK, (await office.Get(link)).StatusCode);
        // Links and passwords are counted apart.
        Assert.Equal(302, (int)(await office.SignIn(DemoCast.Officer.Email, DemoCast.Password)).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("news.example.evil.example")]
    [InlineData("news.example:8443")]
    [InlineData("evil.example:443")]
    [InlineData("lakes.example")]
    [InlineData("203.0.113.9")]
    public async Task A_host_that_is_not_ours_reaches_nothing(string host)
    {
        var pages = _newsroom.App.Services.GetRequiredService<PageCache>();
        pages.Forget("");
        using var stranger = new Caller(_newsroom.Address, host);
        stranger.Headers["X-Forwarded-For"] = "203.0.113.7";
        stranger.Headers["X-Forwarded-Proto"] = "https";
        stranger.Headers["X-Forwarded-Host"] = host;
        foreach (var page in new[] { "/", "/feed.atom", "/desk", "/account/sign-in", "/health/live", "/keys.js" })
        {
            using var answer = await stranger.Get(page);
            Assert.Equal((page, HttpStatusCode.BadRequest), (page, answer.StatusCode));
            Assert.Equal(
                "The newsroom does not answer to this name. Its address is https://news.example/\n",
                await answer.Content.ReadAsStringAsync()
            );
            Assert.DoesNotContain(
                answer.Headers.SelectMany(h => h.Value),
                value => value.Contains(host, StringComparison.Ordinal)
            );
        }
        Assert.Equal(0, pages.Count);
    }

    [Theory]
    [InlineData("NEWS.example")]
    [InlineData("news.example:443")]
    [InlineData("other.example")]
    [InlineData("north.lakes.example")]
    [InlineData("[::1]:81")]
    public async Task A_name_of_ours_is_answered_and_stands_on_no_page(string host)
    {
        using var reader = new Caller(_newsroom.Address, host);
        foreach (var page in new[] { "/", "/feed.atom", "/account/sign-in" })
        {
            using var answer = await reader.Get(page);
            Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.False(text.Contains(host, StringComparison.Ordinal), $"{page} names {host}");
        }
        Assert.Equal(
            "/account/sign-in?returnUrl=%2Fdesk%2Freview",
            (await reader.Get("/desk/review")).Headers.Location!.ToString()
        );
    }

    [Fact]
    public async Task The_public_side_alone_keeps_the_same_rules()
    {
        await using var side = Newsroom.PublicSide(
            new()
            {
                ApplicationName = "NewsroomApp",
                ContentRootPath = TestNewsroom.AppFolder(),
                EnvironmentName = "Development",
                Args =
                [
                    $"--Newsroom:DataDirectory={_newsroom.Folder}",
                    $"--Newsroom:PublicUrl=https://{Host}",
                    "--Newsroom:TrustedProxies:0=127.0.0.1",
                    "--urls=http://127.0.0.1:0",
                    "--Logging:LogLevel:Default=None",
                ],
            }
        );
        await side.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(side.Urls.First());
        using var reader = Through("203.0.113.7", server: address);
        foreach (var page in new[] { "/", "/nothing", "/newsstand.css", "/feed.atom", "/health/ready" })
            (await reader.Get(page)).Dispose();
        Assert.Empty(reader.Faults);
        using var plain = Through("203.0.113.7", "http", address);
        Assert.Equal($"https://{Host}/about", (await plain.Get("/about")).Headers.Location!.OriginalString);
        using var stranger = new Caller(address, "evil.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.Get("/")).StatusCode);
        using var monitor = new Caller(address, "localhost");
        Assert.Equal(HttpStatusCode.OK, (await monitor.Get("/health/live")).StatusCode);
    }

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("127.0.0.1, 10.0.0.")]
    public void A_proxy_that_cannot_be_read_is_refused_by_name(string proxies) =>
        Refuses(
            $"Newsroom:TrustedProxies has \"{proxies.Split(", ")[^1]}\"",
            () => TestNewsroom.Builder(_newsroom.Folder, $"--Newsroom:TrustedProxies={proxies}")
        );

    [Fact]
    public async Task An_allowed_host_that_cannot_be_one_is_refused_by_name()
    {
        await using var app = TestNewsroom.Builder(_newsroom.Folder, "--AllowedHosts=bücher..example").Build();
        Refuses("AllowedHosts has \"bücher..example\"", () => app.UseNewsroom());
    }

    private static async ValueTask<Stream> Connect(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private Caller Through(string client, string scheme = "https", Uri? server = null)
    {
        var caller = new Caller(server ?? _newsroom.Address, Host);
        caller.Headers["X-Forwarded-For"] = client;
        caller.Headers["X-Forwarded-Proto"] = scheme;
        return caller;
    }

    private static async Task<List<int>> WrongSignIns(Caller caller, int count)
    {
        var answers = new List<int>();
        for (var i = 0; i < count; i++)
            answers.Add((int)(await caller.SignIn($"{Guid.NewGuid():N}@example.org", Wrong)).StatusCode);
        return answers;
    }
}
