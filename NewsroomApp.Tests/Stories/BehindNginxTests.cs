using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace NewsroomApp.Tests.Stories;

/// <summary>
/// Many clients, each at an address of its own, come to the newsroom through nginx with TLS: readers, staff at their
/// desks over the WebSocket, and strangers who guess passwords and links.
/// </summary>
[Collection(nameof(Alone))]
[Trait("Pace", "Slow")]
public sealed class BehindNginxTests
{
    private const string Name = "news.example";

    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentDictionary<string, int> _done = [];
    private string _publicUrl = "";
    private int _plain;
    private long _end;

    [Fact]
    public async Task For_an_hour_nothing_leads_to_http_no_cookie_is_open_and_nobody_waits_for_anybody_else()
    {
        Assert.SkipUnless(
            Rounds.Proxy > TimeSpan.Zero,
            "Set NEWSROOM_PROXY to a number of seconds (3600 for the hour) to run the newsroom behind nginx."
        );
        await using var nginx = new Nginx(Name);
        (_publicUrl, _plain) = (nginx.PublicUrl, nginx.Plain);
        await using var newsroom = await NewsroomProcess.Seeded();
        await newsroom.StartAgain(
            $"--Newsroom:PublicUrl={nginx.PublicUrl}",
            "--Newsroom:TrustedProxies=127.0.0.1",
            "--Newsroom:SignInsPerMinute=6"
        );
        await nginx.Start(newsroom.Address);
        await Answers();
        _end = Stopwatch.GetTimestamp() + (long)(Rounds.Proxy.TotalSeconds * Stopwatch.Frequency);

        var clients = new List<Task>();
        for (var i = 0; i < 8; i++) clients.Add(Again(Read, $"127.0.1.{i + 1}"));
        foreach (var member in DemoCast.Everybody)
            clients.Add(Again(from => Work(member, from), $"127.0.2.{clients.Count}"));
        for (var i = 0; i < 3; i++) clients.Add(Again(Guess, $"127.0.3.{i + 1}"));
        clients.Add(Again(Plainly, "127.0.4.1"));
        await Task.WhenAll(clients);

        Assert.Empty(_faults.Distinct().Take(20));
        string[] kinds = ["read", "signed in", "desk", "turned away", "sent to https"];
        Assert.All(kinds, kind => Assert.True(_done.GetValueOrDefault(kind) > 0, $"Nobody was {kind}."));
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", _done.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}"))
        );
    }

    private async Task Read(string from)
    {
        using var reader = Client(from);
        foreach (var page in new[] { "/", "/feed.atom", "/ABOUT/", "/nothing", "/account/sign-in", "/desk" })
            Expect(await reader.Get(page), page, 200, 301, 302, 404);
        Take(reader, "read");
    }

    /// <summary>Signs in by the right password, opens a desk page over the WebSocket, and signs out.</summary>
    private async Task Work(DemoCast.Member member, string from)
    {
        using var desk = Client(from);
        Expect(await desk.SignIn(member.Email, DemoCast.Password), $"Sign-in of {member.Name}", 302);
        Take(desk, "signed in");
        var path = member.Role is Role.Administrator ? "/desk/people" : "/desk/drafts";
        await using (var page = new Circuit(new(_publicUrl), desk.Cookie, desk.Line))
        {
            await page.Open(path);
            if (page.Trouble is { } trouble) _faults.Enqueue(trouble);
            await page.Leave();
        }
        Expect(await desk.Post("/account/sign-out", [], await desk.Page("/account/profile")), "Sign-out", 302);
        Take(desk, "desk");
    }

    /// <summary>With names that nobody has: wrong passwords of somebody are another promise.</summary>
    private async Task Guess(string from)
    {
        using var stranger = Client(from);
        stranger.Headers["X-Forwarded-For"] = "127.0.2.8";
        stranger.Headers["X-Forwarded-Proto"] = "http";
        using var answer = await stranger.SignIn($"{Guid.NewGuid():N}@example.org", "wrong wrong wrong");
        Expect(answer, "A guess", 200, 429);
        Expect(await stranger.Get($"/clearance/{Guid.NewGuid():N}"), "A guessed link", 404, 429);
        Take(stranger, answer.StatusCode is HttpStatusCode.TooManyRequests ? "turned away" : "guessed");
    }

    private async Task Plainly(string from)
    {
        using var reader = new Caller(new($"http://{Name}:{_plain}"), Name, from);
        using var answer = await reader.Get("/about?page=2");
        if (answer.Headers.Location?.OriginalString != _publicUrl + "/about?page=2")
            _faults.Enqueue($"Over http: {answer.StatusCode} {answer.Headers.Location}");
        _done.AddOrUpdate("sent to https", 1, (_, count) => count + 1);
    }

    private Caller Client(string from) => new(new(_publicUrl), new Uri(_publicUrl).Authority, from);

    private void Expect(HttpResponseMessage answer, string what, params int[] statuses)
    {
        if (!statuses.Contains((int)answer.StatusCode)) _faults.Enqueue($"{what}: {answer.StatusCode}");
    }

    private void Take(Caller caller, string kind)
    {
        foreach (var fault in caller.Faults) _faults.Enqueue(fault);
        caller.Faults.Clear();
        _done.AddOrUpdate(kind, 1, (_, count) => count + 1);
    }

    private async Task Again(Func<string, Task> act, string from)
    {
        while (Stopwatch.GetTimestamp() < _end)
        {
            try
            {
                await act(from);
            }
            catch (Exception trouble)
            {
                _faults.Enqueue(trouble.Message);
            }
            // An hour at full speed would prove no more, and the machine is shared.
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private async Task Answers()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                using var reader = Client("127.0.1.1");
                if ((await reader.Get("/health/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }
}
