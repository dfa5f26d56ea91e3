using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// What each verb asks of the store at a statement with ten editions of 100 KB: commands, kilobytes of text read, and
/// the median time from call to return, of twenty calls after three to warm up.
/// Run by hand in NewsroomApp.Tests: dotnet run -c Release -- -explicit only -class '*VerbBenchmark' -showLiveOutput
/// The reference, in the same run, is a row of 100 KB rewritten in a transaction of its own, in a WAL database beside.
/// </summary>
public class VerbBenchmark
{
    private const int Warm = 3;
    private const int Timed = 20;

    private readonly StoreMeter _meter = new();
    private readonly StringBuilder _table = new("\n| verb | commands | KB read | ms |\n|---|---|---|---|\n");

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        await using var newsroom = await TestNewsroom.Open(_meter);
        var (ana, elise) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var words = Texts.Complete with { Body = Texts.Prose(100_000)[..100_000] };
        var id = await newsroom.Live(words);
        for (var i = 1; i < 9; i++) await newsroom.Correct(id, Changed(i));
        await newsroom.Publishing.Correct(ana, id);
        await newsroom.Write(id, Changed(9));

        await using (var page = newsroom.Drafting.Open(ana, (await newsroom.Drafting.Find(id))!.Open!))
        {
            var (typed, version) = (0, page.OpenedVersion);
            await Row(
                "type",
                async () =>
                {
                    page.Type(++typed, version, new(Parts.Body, new([new(50_000, 0, "x")])), more: false, hash: null);
                    await page.Flush();
                    version = page.Tell()[^1].Version;
                }
            );
        }
        await Reference(newsroom, words.Body);
        await Row("comment", () => newsroom.Margin.Comment(elise, id, "Why?"));
        var comment = (await newsroom.Drafting.Find(id))!.Open!.Comments[0].Id;
        await Row("answer", () => newsroom.Margin.Answer(ana, id, comment, "Because."));
        await Row(
            "submit",
            () => newsroom.Drafting.Submit(ana, id),
            before: null,
            after: () => newsroom.Drafting.Recall(ana, id)
        );
        await Row("recall", () => newsroom.Drafting.Recall(ana, id), before: () => newsroom.Drafting.Submit(ana, id));
        await newsroom.Drafting.Submit(ana, id);
        await Row(
            "approve",
            () => newsroom.Approve(id),
            before: null,
            after: () => newsroom.Drafting.Reopen(ana, id, "Again.")
        );
        await newsroom.Approve(id);
        var noon = newsroom.Clock!.GetUtcNow().AddHours(2);
        await Row("schedule", () => newsroom.Publishing.Schedule(elise, id, noon = noon.AddSeconds(1)));
        await newsroom.Publishing.Unschedule(elise, id);
        await Row("give access", () => newsroom.LetRead(elise, id, $"Reader {_table.Length} {Guid.NewGuid():N}"));
        var others = new Queue<string>();
        for (var i = 0; i < Warm + Timed; i++) others.Enqueue(await newsroom.Approved(words));
        await Row("publish (first edition)", () => newsroom.Publishing.PublishNow(elise, others.Dequeue()));
        await Row("open a draft", () => newsroom.Drafting.Find(id));
        await Console.Out.WriteLineAsync(_table.ToString());

        Document Changed(int edition) =>
            words with
            {
                Body = words.Body.Insert(100, $"Edition {edition}. "),
                ChangeKind = CorrectionKind.Update,
                PublicNote = $"Edition {edition}.",
            };
    }

    private async Task Reference(TestNewsroom newsroom, string text)
    {
        await using var db = await newsroom.Db();
        var file = db.Database.GetConnectionString()!.Replace("newsroom.db", "plain.db", StringComparison.Ordinal);
        await using var plain = new SqliteConnection(file);
        await plain.OpenAsync();
        await plain.Run("PRAGMA journal_mode=WAL; CREATE TABLE Plain (Id INTEGER PRIMARY KEY, Text TEXT)");
        await plain.Run($"INSERT INTO Plain VALUES (1, '{text}')");
        await Row("(reference)", () => plain.Run($"UPDATE Plain SET Text = '{text = text[1..] + "x"}'"));
    }

    private async Task Row(string verb, Func<Task> call, Func<Task>? before = null, Func<Task>? after = null)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + Timed; i++)
        {
            if (before is not null) await before();
            _meter.Reset();
            var begun = Stopwatch.GetTimestamp();
            await call();
            if (i >= Warm) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            var (commands, read) = (_meter.Commands, _meter.BytesRead);
            if (after is not null) await after();
            if (i == Warm + Timed - 1)
                _table.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {verb} | {commands} | {read / 1024.0:0} | {times.Order().ElementAt(Timed / 2):0.0} |"
                );
        }
    }
}
