using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using NewsroomApp.Drafting;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// Speed and size of the public pages, as Markdown tables. Run by hand in NewsroomApp.Tests, on Linux with nginx, wrk
/// and taskset: dotnet run -c Release -- -explicit only -class '*NewsstandBenchmark' -showLiveOutput
/// (-method '*NewsstandBenchmark.Requests' and so on for one table). The store is a <see cref="FullStore"/> of 10,000
/// statements of 400 words, except in <see cref="Growth"/>.
/// </summary>
public sealed class NewsstandBenchmark
{
    private const int Stored = 10_000;

    private const int Few = 1_000;

    private const int Many = 1_000_000;

    private const int Turns = 16;

    private const int WarmTurns = 4;

    private const int Starting = 5;

    private static readonly string[][] _verbs =
    [
        ["serve"],
        ["serve", "--public"],
    ];

    private static readonly (string Name, string Path)[] _pages =
    [
        ("statement page", FullStore.Address(Stored)),
        ("front page", "/"),
        ("feed", "/feed.atom"),
    ];

    /// <summary>
    /// The server on core 0, wrk on core 1. nginx serves from disk the bytes the newsroom answered to the same
    /// Accept-Encoding, with fewer headers. The servers take turns of two seconds. Figures are medians; in brackets is
    /// the median ratio to nginx within a round, since the machine's speed may change between rounds.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Requests()
    {
        await using var newsroom = await Full();
        await using var whole = Contender.Newsroom(newsroom.Folder, "0", _verbs[0]);
        await using var stand = Contender.Newsroom(newsroom.Folder, "0", _verbs[1]);
        await whole.Answers("/");
        await stand.Answers("/");
        var files = Path.Combine(newsroom.Folder, "files");
        await using var nginx = Contender.Nginx(Directory.CreateDirectory(files).FullName, "0");
        var table = new List<string>
        {
            "| | nginx, requests/s | serve | serve --public | p99 of nginx, ms | serve | serve --public |",
            "|---|---|---|---|---|---|---|",
        };
        foreach (var (name, path) in _pages)
            foreach (var encoding in new[] { null, "br" })
            {
                var (body, sent) = await Get(stand.Address, path, encoding);
                Assert.Equal(body, (await Get(whole.Address, path, encoding)).Body);
                var file = $"/{sent ?? "plain"}/{name.Replace(' ', '-')}";
                Directory.CreateDirectory(Path.GetDirectoryName(files + file)!);
                await File.WriteAllBytesAsync(files + file, body);
                await nginx.Answers(file);
                var loads = await InTurns(encoding, (nginx, file), (whole, path), (stand, path));
                var form = $"{sent ?? "as it is"}{(sent == encoding ? "" : $" (asked for {encoding})")}";
                string[] cells =
                [
                    Row($"{name}, {form}, {body.Length:N0} bytes"),
                    Row($"{Of(0, l => l.Requests):N0}"),
                    Row($"{Of(1, l => l.Requests):N0} ({Beside(1, l => l.Requests):F2})"),
                    Row($"{Of(2, l => l.Requests):N0} ({Beside(2, l => l.Requests):F2})"),
                    Row($"{Of(0, l => l.P99):F1}"),
                    Row($"{Of(1, l => l.P99):F1} ({Beside(1, l => l.P99):F1})"),
                    Row($"{Of(2, l => l.P99):F1} ({Beside(2, l => l.P99):F1})"),
                ];
                table.Add($"| {string.Join(" | ", cells)} |");

                double Of(int server, Func<Load, double> figure) => At(loads[server].Select(figure), 50);
                double Beside(int server, Func<Load, double> figure) =>
                    At(loads[server].Zip(loads[0], (own, reference) => figure(own) / figure(reference)), 50);
            }
        await Say(table);
    }

    /// <summary>Body bytes with Accept-Encoding: br. "Everything" adds stylesheets, scripts and images.</summary>
    [Fact(Explicit = true)]
    public async Task Wire()
    {
        await using var newsroom = await Full();
        await using var stand = Contender.Newsroom(newsroom.Folder, "0", _verbs[1]);
        await stand.Answers("/");
        var table = new List<string> { "| | HTML, bytes | everything, bytes | requests |", "|---|---|---|---|" };
        foreach (var (name, path) in _pages.Take(2))
        {
            var (page, _) = await Get(stand.Address, path, "br");
            var html = new HtmlParser().ParseDocument(
                System.Text.Encoding.UTF8.GetString((await Get(stand.Address, path, encoding: null)).Body)
            );
            var parts = html.QuerySelectorAll("link[rel=stylesheet], script[src], img[src]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
                .Distinct()
                .ToList();
            var bytes = page.Length;
            foreach (var part in parts) bytes += (await Get(stand.Address, part, "br")).Body.Length;
            table.Add(Row($"| {name} | {page.Length:N0} | {bytes:N0} | {1 + parts.Count} |"));
        }
        await Say(table);
    }

    /// <summary>
    /// Newsroom and reader share a process. Each round publishes one statement and then reads every page once, so that
    /// none comes from the cache. The stores take turns. 80 words a statement, so that a million fit on a disk.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Growth()
    {
        const int warm = 100,
            timed = 40;
        await using var small = await TestNewsroom.Serve();
        await using var large = await TestNewsroom.Serve();
        var (few, many) = (new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>());
        foreach (var (newsroom, stored) in new[] { (small, Few), (large, Many) })
            await newsroom.Fill(stored, words: 80);
        for (var round = 0; round < warm + timed; round++)
            foreach (var (newsroom, stored, times) in new[] { (small, Few, few), (large, Many, many) })
                foreach (var (name, taken) in await Round(newsroom, stored, round))
                    if (round >= warm) (times.TryGetValue(name, out var all) ? all : times[name] = []).Add(taken);
        var table = new List<string>
        {
            Row($"| p50 / p99, ms | {Few:N0} statements | {Many:N0} statements | ratio of p50 |"),
            "|---|---|---|---|",
        };
        foreach (var (name, taken) in few)
        {
            var ratio = Row($"{At(many[name], 50) / At(taken, 50):F1}");
            table.Add($"| {name} | {Both(taken, 1)} | {Both(many[name], 1)} | {ratio} |");
        }
        await Say(table);
    }

    /// <summary>
    /// From the start of the process to the last byte of a statement page, requested every few milliseconds; median of
    /// five. Resident memory (VmRSS) after 10,000 statement pages and eight seconds of wrk on the front page.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Starts()
    {
        await using var newsroom = await Full();
        var published = await Contender.Published(Path.Combine(newsroom.Folder, "published"));
        var table = new List<string>
        {
            "| | first page, one core, ms | first page, two cores, ms | resident after the load, MB |",
            "|---|---|---|---|",
        };
        foreach (
            var (program, name, verb) in _verbs.SelectMany(v =>
                new[] { (NewsroomProcess.Program(), "as built", v), (published, "as published", v) }
            )
        )
        {
            var first = new List<double>();
            foreach (var cores in new[] { "0", "0,1" })
            {
                var times = new List<double>();
                for (var i = 0; i < Starting; i++)
                {
                    await using var starting = Contender.Newsroom(newsroom.Folder, cores, verb, program);
                    times.Add(await starting.Answers(_pages[0].Path));
                }
                first.Add(At(times, 50));
            }
            await using var loaded = Contender.Newsroom(newsroom.Folder, "0", verb, program);
            await loaded.Answers("/");
            using var reader = Reader(loaded.Address);
            await Parallel.ForEachAsync(
                Enumerable.Range(1, Stored),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (n, _) => await Read(reader, FullStore.Address(n))
            );
            await Load.On(new(loaded.Address, "/"), seconds: 8, "br");
            table.Add(
                Row(
                    $"| {string.Join(' ', verb)}, {name} | {first[0]:N0} | {first[1]:N0} | {loaded.Resident / 1e6:N0} |"
                )
            );
        }
        await Say(table);
    }

    /// <summary>
    /// Statement pages nobody has requested, over one connection. The request for /health/live before each is the
    /// reference: what a page takes beyond it is the server's own work.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Uncached()
    {
        const int warm = 500,
            timed = 2_000;
        await using var newsroom = await Full();
        var table = new List<string>
        {
            "| p50 / p99, ms | statement page, never asked for | /health/live | p50 of the server |",
            "|---|---|---|---|",
        };
        foreach (var verb in _verbs)
        {
            await using var stand = Contender.Newsroom(newsroom.Folder, "0", verb);
            await stand.Answers("/");
            using var reader = Reader(stand.Address);
            var (reference, page) = (new List<double>(), new List<double>());
            for (var n = 1; n <= warm + timed; n++)
            {
                reference.Add(await Time(() => Read(reader, "/health/live")));
                page.Add(await Time(() => Read(reader, FullStore.Address(n))));
            }
            var (live, cold) = (reference[warm..], page[warm..]);
            table.Add(
                $"| {string.Join(' ', verb)} | {Both(cold, 2)} | {Both(live, 2)} | "
                    + Row($"{At(cold, 50) - At(live, 50):F2} |")
            );
        }
        await Say(table);
    }

    private static async Task<TestNewsroom> Full()
    {
        var newsroom = await TestNewsroom.Open();
        await newsroom.Fill(Stored, words: 400);
        return newsroom;
    }

    /// <summary>The loads of each server, in the order of the turns, without the warm-up rounds.</summary>
    private static async Task<List<List<Load>>> InTurns(
        string? encoding,
        params (Contender Server, string Path)[] turns
    )
    {
        var loads = turns.Select(_ => new List<Load>()).ToList();
        for (var turn = 0; turn < WarmTurns + Turns; turn++)
            foreach (var ((server, path), seen) in turns.Zip(loads))
            {
                var load = await Load.On(new(server.Address, path), seconds: 2, encoding);
                await server.Rests();
                if (turn >= WarmTurns) seen.Add(load);
            }
        return loads;
    }

    /// <summary>Milliseconds to publish and to read each page once; for desk pages, the calls they make.</summary>
    private static async Task<List<(string Name, double Taken)>> Round(TestNewsroom newsroom, int stored, int round)
    {
        using var reader = Reader(newsroom.Address);
        await Read(reader, "/health/live");
        var (officer, editor) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var fresh = Texts.Complete with { Headline = $"Evening edition {round} of the lighthouse keepers" };
        var id = await newsroom.Approved(fresh);
        var times = new List<(string, double)>();
        await Add("publish", () => newsroom.Publishing.PublishNow(editor, id));
        await Add("front page", () => Read(reader, "/", fresh.Headline));
        await Add("feed", () => Read(reader, "/feed.atom", fresh.Headline));
        await Add("statement page", () => Read(reader, FullStore.Address(1 + round * (stored / Few))));
        await Add("front page, page 2", () => Read(reader, "/?page=2"));
        await Add("search, one word of one statement", () => Read(reader, $"/search?q={stored / 2 + round}"));
        await Add("search, a word of ten statements", () => Read(reader, $"/search?q={FullStore.RareWord}"));
        await Add("search, a word of every sixth statement", () => Read(reader, $"/search?q={FullStore.CommonWord}"));
        await Add("search, two common words", () => Read(reader, $"/search?q={FullStore.CommonWord}+winter"));
        await Add(
            "desk, drafts",
            async () =>
                _ = (
                    await newsroom.Drafting.List(new(DraftShelf.All), officer.PersonId),
                    await newsroom.Drafting.Kickers()
                )
        );
        await Add(
            "desk, publishing",
            async () =>
                _ = (
                    await newsroom.Publishing.Scheduled(),
                    await newsroom.Publishing.Ready(),
                    await newsroom.Publishing.Live(1)
                )
        );
        await Add(
            "desk, planning: board",
            async () => _ = (await newsroom.Planning.Kickers(), await newsroom.Planning.Board(new(), officer.PersonId))
        );
        await Add(
            "desk, planning: month",
            () => newsroom.Planning.Month(DateOnly.FromDateTime(DateTime.UtcNow), new(), officer.PersonId)
        );
        await Add(
            "desk, history",
            async () => _ = (await newsroom.History.Names(), await newsroom.History.Page(new(), before: null))
        );
        return times;

        async Task Add(string name, Func<Task> doing) => times.Add((name, await Time(doing)));
    }

    private static HttpClient Reader(Uri address)
    {
        var reader = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        reader.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        return reader;
    }

    /// <summary>Reads a page to the end and asserts that it contains the words.</summary>
    private static async Task Read(HttpClient reader, string path, string words = "")
    {
        using var answer = await reader.GetAsync(path);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        if (words.Length == 0) return;
        using var text = new StreamReader(
            answer.Content.Headers.ContentEncoding.Contains("br")
                ? new System.IO.Compression.BrotliStream(
                    new MemoryStream(body),
                    System.IO.Compression.CompressionMode.Decompress
                )
                : new MemoryStream(body)
        );
        Assert.Contains(words, await text.ReadToEndAsync());
    }

    private static async Task<(byte[] Body, string? Encoding)> Get(Uri address, string path, string? encoding)
    {
        using var reader = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = address,
        };
        if (encoding is not null) reader.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        using var answer = await reader.GetAsync(path);
        return (
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(),
            answer.Content.Headers.ContentEncoding.SingleOrDefault()
        );
    }

    private static async Task<double> Time(Func<Task> doing)
    {
        var begun = Stopwatch.GetTimestamp();
        await doing();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double At(IEnumerable<double> values, int percent) =>
        values.Order().ToList() is var sorted ? sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)] : 0;

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The median and the 99th percentile.</summary>
    private static string Both(IReadOnlyCollection<double> values, int digits) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Round(At(values, 50), digits)} / {Math.Round(At(values, 99), digits)}"
        );

    private static Task Say(List<string> table) => Console.Out.WriteLineAsync("\n" + string.Join('\n', table) + "\n");
}
