using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// How long publishing takes with 10,000 live statements of 400 words in the store (<see cref="FullStore"/>).
/// Run by hand in NewsroomApp.Tests: dotnet run -c Release -- -explicit only -class '*PublishBenchmark' -showLiveOutput
/// 330 more statements are approved and then published one by one through the method the button calls: 30 to warm up,
/// the rest timed from call to return (rights, checks, a transaction with an fsync, history, notices, mails). "And
/// read" adds an HTTP request for the page from the same process. The reference is one row in its own transaction, in a
/// WAL database in the same folder.
/// </summary>
public class PublishBenchmark
{
    private const int Stored = 10_000;

    private const int Warm = 30;

    private const int Timed = 300;

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.Serve();
        var words = Texts.Complete with { Body = Texts.Prose(400) };
        await newsroom.Fill(Stored, words: 400);
        var ids = new List<string>();
        for (var i = 0; i < Warm + Timed; i++) ids.Add(await newsroom.Approved(words));
        using var reader = newsroom.Visitor();
        var (verb, read, reference) = (new List<double>(), new List<double>(), new List<double>());
        await using var db = await newsroom.Db();
        await using var plain = new SqliteConnection(
            db.Database.GetConnectionString()!.Replace("newsroom.db", "plain.db", StringComparison.Ordinal)
        );
        await plain.OpenAsync(stop);
        await plain.Run("PRAGMA journal_mode=WAL; CREATE TABLE Plain (Id INTEGER PRIMARY KEY, Text TEXT)");
        foreach (var id in ids)
        {
            var begun = Stopwatch.GetTimestamp();
            await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
            verb.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (
                await reader.GetAsync(new Uri($"/statements/{id}/{Slug.Of(words.Headline)}", UriKind.Relative), stop)
            ).EnsureSuccessStatusCode();
            read.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            begun = Stopwatch.GetTimestamp();
            await plain.Run("INSERT INTO Plain (Text) VALUES ('" + new string('x', 400) + "')");
            reference.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | | p50, ms | p99, ms |
                |---|---|---|
                | publish | {At(verb, 50):F1} | {At(verb, 99):F1} |
                | publish and read the page | {At(read, 50):F1} | {At(read, 99):F1} |
                | reference: one row in a transaction | {At(reference, 50):F1} | {At(reference, 99):F1} |
                """
            )
        );

        static double At(List<double> all, int percent) => all.Skip(Warm).Order().ElementAt(Timed * percent / 100);
    }
}
