using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// How long the publish verb takes with 10,000 statements in the store. Run by hand: dotnet run -c Release -- -explicit only -class '*PublishBenchmark' -showLiveOutput (in NewsroomApp.Tests).
/// One live statement of 400 words, made by the verbs, is copied row by row until there are 10,000; then 330 more are brought to Approved by the verbs, and published one after the other by the method that
/// the button calls: the first 30 to warm up, the rest timed from the call to its return (rights, checks, transaction with an fsync, history, notices, mails). "And read" adds an HTTP request for
/// the page by the same process. The reference is one row written in a transaction of its own with the same pragmas in the same folder, in the same run.
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
        await Fill(newsroom, await newsroom.Live(words));
        var ids = new List<string>();
        for (var i = 0; i < Warm + Timed; i++) ids.Add(await newsroom.Approved(words));
        using var reader = newsroom.Visitor();
        var (verb, read, reference) = (new List<double>(), new List<double>(), new List<double>());
        await using var db = await newsroom.Db();
        await using var plain = new SqliteConnection(db.Database.GetConnectionString()!.Replace("newsroom.db", "plain.db", StringComparison.Ordinal));
        await plain.OpenAsync(stop);
        await Run(plain, "PRAGMA journal_mode=WAL; CREATE TABLE Plain (Id INTEGER PRIMARY KEY, Text TEXT)");
        foreach (var id in ids)
        {
            var begun = Stopwatch.GetTimestamp();
            await newsroom.Publishing.PublishNow(newsroom.Id(DemoCast.Editor), id);
            verb.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (await reader.GetAsync(new Uri($"/statements/{id}/{Slug.Of(words.Headline)}", UriKind.Relative), stop)).EnsureSuccessStatusCode();
            read.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            begun = Stopwatch.GetTimestamp();
            await Run(plain, "INSERT INTO Plain (Text) VALUES ('" + new string('x', 400) + "')");
            reference.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            | | p50, ms | p99, ms |
            |---|---|---|
            | publish | {At(verb, 50):F1} | {At(verb, 99):F1} |
            | publish and read the page | {At(read, 50):F1} | {At(read, 99):F1} |
            | reference: one row in a transaction | {At(reference, 50):F1} | {At(reference, 99):F1} |
            """));

        static double At(List<double> all, int percent) => all.Skip(Warm).Order().ElementAt(Timed * percent / 100);
    }

    /// <summary>Copies a statement with all that belongs to it, under other identifiers.</summary>
    private static async Task Fill(TestNewsroom newsroom, string id)
    {
        await using var db = await newsroom.Db();
        var edition = await db.Editions.Where(e => e.Statement.Id == id).Select(e => e.Id).SingleAsync();
        await db.Database.OpenConnectionAsync();
        var store = (SqliteConnection)db.Database.GetDbConnection();
        await Run(store, "CREATE TEMP TABLE Copy AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + Stored.ToString(CultureInfo.InvariantCulture) + ") SELECT i, printf('%08d', i) AS s, 1000000 + i AS e FROM n");
        await Copy("Statements", $"Id = '{id}'", ("Id", "s"), ("FirstPublishedAt", "FirstPublishedAt - i * 10000000"), ("LastUpdatedAt", "LastUpdatedAt - i * 10000000"));
        await Copy("Editions", $"Id = {edition}", ("Id", "e"), ("StatementId", "s"), ("ActualAt", "ActualAt - i * 10000000"));
        foreach (var table in new[] { "Revisions", "Approval", "Contributor", "Keystrokes" }) await Copy(table, $"EditionId = {edition}", ("Id", null), ("EditionId", "e"));
        await Copy("History", $"StatementId = '{id}'", ("Id", null), ("StatementId", "s"), ("Number", "0"));

        async Task Copy(string table, string which, params (string Column, string? Value)[] other)
        {
            var columns = new List<string>();
            await using (var ask = store.CreateCommand())
            {
                ask.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
                await using var names = await ask.ExecuteReaderAsync();
                while (await names.ReadAsync()) columns.Add(names.GetString(0));
            }
            columns.RemoveAll(c => other.Any(o => o.Column == c && o.Value is null));
            await Run(store, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(c => other.FirstOrDefault(o => o.Column == c).Value ?? $"t.\"{c}\""))} FROM {table} t, Copy WHERE t.{which}");
        }
    }

    private static async Task Run(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
