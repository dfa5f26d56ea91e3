using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// Many people writing at the same time, as Markdown tables. Run by hand in NewsroomApp.Tests, on Linux with taskset:
/// dotnet run -c Release -- -explicit only -class '*ManyEditorsBenchmark' -showLiveOutput
/// (-method '*ManyEditorsBenchmark.Drafts_of_their_own' and so on for one table; NEWSROOM_EDITORS=10,50 for other
/// numbers of editors). The newsroom as its own process on core 0, all pages in this process on core 1. Each page is a
/// real circuit (<see cref="Circuit"/>); each writer has a draft of 500 words and types a letter every two seconds,
/// give or take a quarter, whatever the newsroom does. Each row has a new server and store; keys count after 20 seconds
/// of typing, for 60 seconds. Key to batch: from the key until the render batch with the words has arrived. To the
/// store: until a second connection, which looks four times a second, finds the key in the log; so up to 250 ms too
/// much. "All" is everybody on the core: where others were busy too, the row says little. Memory: VmRSS after the pages
/// were opened, less that after five were opened and left, for each page.
/// </summary>
public sealed class ManyEditorsBenchmark
{
    private const int Warm = 20;

    private const int Timed = 60;

    private static readonly TimeSpan _every = TimeSpan.FromSeconds(2);

    private static readonly int[] _numbers =
    [
        .. (Environment.GetEnvironmentVariable("NEWSROOM_EDITORS") ?? "10,50,100,200,500")
            .Split(',')
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture)),
    ];

    [Fact(Explicit = true)]
    public async Task Drafts_of_their_own()
    {
        await Head();
        foreach (var editors in _numbers) await Row(new(editors));
    }

    [Fact(Explicit = true)]
    public async Task Two_in_each_draft()
    {
        await Head();
        foreach (var editors in _numbers) await Row(new(editors, Together: 2));
    }

    /// <summary>In turn at the list of all drafts, at Review, Publishing and Planning.</summary>
    [Fact(Explicit = true)]
    public async Task Beside_a_hundred_people_who_look_at_lists()
    {
        await Head();
        await Row(new(Editors: 100, Lookers: 100));
    }

    /// <summary>Twenty requests a second for a statement and the front page, sent whatever the newsroom does.</summary>
    [Fact(Explicit = true)]
    public async Task Public_pages_beside_the_most_editors()
    {
        await Head();
        await Row(new(_numbers.Max(), Readers: true));
    }

    private static async Task Head()
    {
        string[] cells =
        [
            "",
            "key to batch p50 / p95 / p99, ms",
            "to the store p50 / p95, ms",
            "core 0: newsroom / all, %",
            "core 1: driver / all, %",
            "MB a page",
            "keys",
            "drafts that differ",
            "public page p50 / p99 / worst, ms",
        ];
        await Say($"| {string.Join(" | ", cells)} |");
        await Say($"|{string.Concat(Enumerable.Repeat("---|", cells.Length))}");
    }

    private static async Task Row(Scene scene)
    {
        Pin();
        await using var newsroom = await TestNewsroom.Open();
        var story = $"/statements/{await newsroom.Live()}/{Slug.Of(Texts.Complete.Headline)}";
        var cast = await Cast.Of(newsroom, scene);
        await using var server = Contender.Newsroom(newsroom.Folder, "0", ["serve"]);
        await server.Answers(story);
        await OpenAndLeave(server.Address, cast);
        var before = server.Resident;
        await using var pages = await Pages.Open(server.Address, cast);
        var memory = (server.Resident - before) / 1e6 / pages.Count;
        using var enough = new CancellationTokenSource();
        var watching = Watch(Path.Combine(newsroom.Folder, "newsroom.db"), pages.Drafts, enough.Token);
        var minute = await Type(pages, scene.Readers ? stop => Read(server.Address, ["/", story], stop) : null);
        await pages.Settle();
        await enough.CancelAsync();
        await watching;
        var seen = minute.Of(pages.Drafts.SelectMany(p => p.Seen));
        string[] cells =
        [
            scene.ToString(),
            Figures(seen, 50, 95, 99),
            Figures(minute.Of(pages.Drafts.SelectMany(p => p.Safe)), 50, 95),
            Text($"{minute.Busy[0]:F0} / {minute.Busy[1]:F0}"),
            Text($"{minute.Busy[2]:F0} / {minute.Busy[3]:F0}"),
            Text($"{memory:F2}"),
            Text($"{seen.Length}"),
            Text($"{await Differing(newsroom, cast, pages)}"),
            Figures(minute.Read, 50, 99, 100),
        ];
        await Say($"| {string.Join(" | ", cells)} |");
        foreach (var trouble in pages.Troubles) await Say(trouble);
    }

    private static async Task<Minute> Type(Pages pages, Func<CancellationToken, Task<double[]>>? read)
    {
        using var server = Server();
        using var stop = new CancellationTokenSource();
        var typists = pages.Drafts.Select((page, i) => page.Type(_every, new(i), stop.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(Warm));
        var reading = read?.Invoke(stop.Token);
        var (from, before) = (Stopwatch.GetTimestamp(), Busy(server));
        await Task.Delay(TimeSpan.FromSeconds(Timed));
        var (to, after) = (Stopwatch.GetTimestamp(), Busy(server));
        await stop.CancelAsync();
        await Task.WhenAll(typists);
        double[] busy = [.. after.Zip(before, (then, now) => (then - now) / Timed * 100)];
        return new(from, to, busy, reading is null ? [] : await reading);
    }

    /// <summary>Seconds of core 0: the newsroom's and everybody's; seconds of core 1: ours and everybody's.</summary>
    private static double[] Busy(Process newsroom)
    {
        newsroom.Refresh();
        return
        [
            newsroom.TotalProcessorTime.TotalSeconds,
            Of("cpu0 "),
            Environment.CpuUsage.TotalTime.TotalSeconds,
            Of("cpu1 "),
        ];

        // In hundredths; the fourth and fifth are idle (man 5 proc_stat).
        static double Of(string core) =>
            File.ReadLines("/proc/stat")
                .Single(l => l.StartsWith(core, StringComparison.Ordinal))
                .Split(' ')[1..]
                .Where((_, i) => i is not (3 or 4))
                .Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / 100.0;
    }

    /// <summary>All threads of this process; those it starts later follow.</summary>
    private static void Pin()
    {
        using var pin = Process.Start(
            new ProcessStartInfo(
                Contender.Tool("taskset"),
                ["-acp", "1", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        pin.StandardOutput.ReadToEnd();
        pin.WaitForExit();
    }

    private static Process Server() =>
        Process
            .GetProcessesByName("dotnet")
            .Single(p =>
                File.ReadLines($"/proc/{p.Id}/status").Contains(Text($"PPid:\t{Environment.ProcessId}"))
            );

    /// <summary>So that code is compiled and caches are filled before memory is measured.</summary>
    private static async Task OpenAndLeave(Uri address, Cast cast)
    {
        foreach (var seat in cast.Seats.Take(5))
        {
            await using var page = seat.Page(address);
            await page.OpenDraft(seat.Statement);
            await page.Leave();
        }
        await Task.Delay(2_000);
    }

    /// <summary>Tells the pages which of their keys are in the store.</summary>
    private static async Task Watch(string database, IReadOnlyList<DraftPage> drafts, CancellationToken enough)
    {
        var pages = drafts.ToDictionary(p => p.Page);
        await using var store = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await store.OpenAsync(CancellationToken.None);
        await using var look = store.CreateCommand();
        look.CommandText = "SELECT Id, Page, Sequence FROM Keystrokes WHERE Id > $last ORDER BY Id";
        var last = look.Parameters.AddWithValue("$last", 0L);
        while (!enough.IsCancellationRequested)
        {
            await using (var lines = await look.ExecuteReaderAsync(CancellationToken.None))
                while (await lines.ReadAsync(CancellationToken.None))
                {
                    last.Value = lines.GetInt64(0);
                    if (pages.TryGetValue(lines.GetString(1), out var page)) page.Stored(lines.GetInt32(2));
                }
            await Task.WhenAny(Task.Delay(250, enough));
        }
    }

    private static async Task<double[]> Read(Uri address, string[] paths, CancellationToken enough)
    {
        using var reader = new HttpClient { BaseAddress = address };
        var times = new ConcurrentQueue<double>();
        var asked = new List<Task>();
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            asked.Add(Ask(paths[i % paths.Length]));
            await Task.WhenAny(Task.Delay(50, enough));
        }
        await Task.WhenAll(asked);
        return [.. times];

        async Task Ask(string path)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(CancellationToken.None);
            times.Enqueue(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    /// <summary>Drafts whose words in the store are not those on a page.</summary>
    private static async Task<int> Differing(TestNewsroom newsroom, Cast cast, Pages pages)
    {
        var differing = 0;
        foreach (var (seat, page) in cast.Seats.Zip(pages.Drafts))
            if ((await newsroom.Drafting.Find(seat.Statement))!.Open!.Words.Body != page.Text)
                differing++;
        return differing;
    }

    private static string Figures(double[] values, params int[] percents)
    {
        Array.Sort(values);
        if (values.Length == 0) return "";
        return string.Join(
            " / ",
            percents.Select(p => Text($"{values[Math.Min(values.Length - 1, values.Length * p / 100)]:F1}"))
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);

    /// <summary>From and to as time stamps of <see cref="Stopwatch"/>; <see cref="Busy"/> in percent.</summary>
    private sealed record Minute(long From, long To, double[] Busy, double[] Read)
    {
        public double[] Of(IEnumerable<DraftPage.Delay> keys) =>
            [.. keys.Where(k => k.Pressed >= From && k.Pressed <= To).Select(k => k.Milliseconds)];
    }

    /// <summary>Who is there in one row.</summary>
    private sealed record Scene(int Editors, int Together = 1, int Lookers = 0, bool Readers = false)
    {
        public override string ToString() =>
            Text($"{Editors} editors")
            + (Together > 1 ? Text($", {Together} in each draft") : "")
            + (Lookers > 0 ? Text($", {Lookers} at lists") : "");
    }

    private sealed record Seat(string Cookie, string Statement, string Writer, string Body)
    {
        public DraftPage Page(Uri address) => new(address, Cookie, Writer, Body);
    }

    private sealed record Cast(IReadOnlyList<Seat> Seats, IReadOnlyList<string> Lookers)
    {
        public static async Task<Cast> Of(TestNewsroom newsroom, Scene scene)
        {
            var people = await newsroom.Hire(scene.Editors + scene.Lookers);
            var (seats, id, body) = (new List<Seat>(), "", "");
            foreach (var (i, person) in people.Take(scene.Editors).Index())
            {
                if (i % scene.Together == 0)
                {
                    var writer = person.Known();
                    id = await newsroom.Drafting.Start(writer);
                    // Words of its own: those of others would bring all of them along as authors.
                    body = Texts.Prose(500, of: i + 1) + $"\n\n{i + 1}:\n\nWriter 1: a\n\nWriter 2: b\n\n{i + 1}.";
                    await newsroom.Drafting.Write(
                        writer,
                        id,
                        new() { Headline = Text($"The council, day {i + 1}"), Body = body }
                    );
                }
                seats.Add(new(await newsroom.SignInCookie(person), id, $"Writer {1 + i % scene.Together}: ", body));
            }
            var lookers = new List<string>();
            foreach (var person in people.Skip(scene.Editors)) lookers.Add(await newsroom.SignInCookie(person));
            return new(seats, lookers);
        }
    }

    private sealed class Pages : IAsyncDisposable
    {
        private static readonly string[] _lists = ["drafts", "review", "publishing", "planning"];

        public required IReadOnlyList<DraftPage> Drafts { get; init; }

        public required IReadOnlyList<ListPage> Lists { get; init; }

        public int Count => Drafts.Count + Lists.Count;

        public IEnumerable<string> Troubles =>
            Drafts
                .Concat<Circuit>(Lists)
                .Select(p => p.Trouble)
                .Append(Drafts.Count(p => !p.IsSettled) is > 0 and var late ? $"{late} pages wait for keys." : null)
                .OfType<string>()
                .CountBy(t => t)
                .Select(t => Text($"{t.Value} times: {t.Key}"));

        /// <summary>Four at a time, as people come in one after the other.</summary>
        public static async Task<Pages> Open(Uri address, Cast cast)
        {
            var pages = new Pages
            {
                Drafts = [.. cast.Seats.Select(s => s.Page(address))],
                Lists = [.. cast.Lookers.Select(cookie => new ListPage(address, cookie))],
            };
            var opening = cast
                .Seats.Zip(pages.Drafts, (seat, page) => (Func<Task>)(() => page.OpenDraft(seat.Statement)))
                .Concat(
                    pages.Lists.Select((page, i) => (Func<Task>)(() => page.Open("/desk/" + _lists[i % _lists.Length])))
                );
            await Parallel.ForEachAsync(
                opening,
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (open, _) => await open()
            );
            await Task.Delay(3_000);
            return pages;
        }

        /// <summary>Until every key was seen and stored, or a minute has passed.</summary>
        public async Task Settle()
        {
            for (var i = 0; i < 240 && !Drafts.All(p => p.IsSettled); i++) await Task.Delay(250);
            // Colleagues' last lines are sent after they are stored.
            await Task.Delay(2_000);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var page in Drafts.Concat<Circuit>(Lists)) await page.DisposeAsync();
        }
    }
}
