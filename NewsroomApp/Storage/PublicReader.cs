using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage;

/// <summary>One visit of the public: all its reads see the same instant.</summary>
public sealed class PublicReader : IDisposable
{
    private const int SummaryLength = 220;

    private const string Edition =
        "s.Id AS StatementId, e.Number, e.ActualAt, s.FirstPublishedAt, s.LastUpdatedAt, e.Document";

    /// <summary>
    /// CROSS JOIN fixes the order of the look-ups, and the plus keeps SQLite off the index of stages, which is slow
    /// because nearly all editions are published.
    /// </summary>
    private const string Present = """
        CROSS JOIN Statements s ON s.Id = l.StatementId
        CROSS JOIN Editions e ON e.StatementId = s.Id AND +e.Stage = 'Published' AND e.Number = s.LiveNumber
        """;

    private readonly SqliteConnection _store;
    private readonly SqliteTransaction _snapshot;

    internal PublicReader(string connection)
    {
        _store = new(connection);
        _store.Open();
        _snapshot = _store.BeginTransaction(deferred: true);
    }

    public bool IsIndexed => Read("PRAGMA user_version", r => r.Number("user_version"))[0] == PublicIndex.Shape;

    /// <summary>One page, plus one statement when there is another page.</summary>
    public List<Teaser> List(Filter filter, int page) =>
        Read(
            $"""
            SELECT l.StatementId, e.Summary_Headline, e.Summary_Kicker, e.Summary_Standfirst, e.Summary_Place,
                e.Summary_Date, e.Summary_Lead, s.FirstPublishedAt, s.LastUpdatedAt, e.Summary_Language
            FROM {filter.Table} {Present} {filter.Where}
            ORDER BY {filter.Order} LIMIT {Newsstand.PageLength + 1} OFFSET $offset
            """,
            AsTeaser,
            [("$offset", (long)(page - 1) * Newsstand.PageLength), .. filter.Values]
        );

    public List<Published> Feed() =>
        Read(
            $"""
            SELECT {Edition} FROM Listing l {Present}
            ORDER BY l.FirstPublishedAt DESC, l.Id DESC LIMIT {Newsstand.PageLength}
            """,
            AsPublished
        );

    /// <summary>Live statements in order of their row numbers, so that a caller can page through all of them.</summary>
    public List<(long Row, string Address, DateTimeOffset UpdatedAt)> Addresses(long after, int most) =>
        Read(
            $"""
            SELECT l.Id, l.StatementId, e.Summary_Headline, s.LastUpdatedAt FROM Listing l {Present}
            WHERE l.Id > $after ORDER BY l.Id LIMIT {most}
            """,
            r =>
                (
                    r.Number("Id"),
                    PublicAddress.Of(r.Text("StatementId"), r.Text("Summary_Headline")),
                    r.At("LastUpdatedAt")
                ),
            ("$after", after)
        );

    public long LastRow() => Read("SELECT coalesce(max(Id), 0) AS Last FROM Listing", r => r.Number("Last"))[0];

    /// <summary>With all public editions, the newest first; null when the statement was never published.</summary>
    public PublicStatement? Find(string statementId)
    {
        if (
            Read(
                "SELECT Presence FROM Statements WHERE Id = $id AND LiveNumber IS NOT NULL",
                r => Enum.Parse<Presence>(r.Text("Presence")),
                ("$id", statementId)
            )
            is not [var presence]
        )
            return null;
        var notices = Read(
            "SELECT Verb, Reason, Ended_At FROM Withdrawal WHERE StatementId = $id AND Confirmed ORDER BY Id",
            r => new PublicNotice(Enum.Parse<Verb>(r.Text("Verb")), r.Text("Reason"), r.At("Ended_At")),
            ("$id", statementId)
        );
        if (presence is Presence.Retracted) return new(presence, [], notices, []);
        var editions = Read(
            $"""
            SELECT {Edition}
            FROM Statements s CROSS JOIN Editions e ON e.StatementId = s.Id AND +e.Stage = 'Published'
            WHERE s.Id = $id ORDER BY e.Number DESC
            """,
            AsPublished,
            ("$id", statementId)
        );
        return new(
            presence,
            editions,
            notices,
            Read(
                """
                SELECT q.Person AS Slug, q.Name FROM Quoted q JOIN Listing l ON l.Id = q.ListingId
                WHERE l.StatementId = $id ORDER BY q.Name
                """,
                AsTag,
                ("$id", statementId)
            )
        );
    }

    public List<Tag> Tags(Tagged by)
    {
        var (table, slug, name) = Columns(by);
        // Jumps through the index from one value to the next, however many rows share a value.
        var tags = Read(
            $"""
            WITH RECURSIVE t(slug) AS (
                SELECT min({slug}) FROM {table} WHERE {slug} > ''
                UNION ALL
                SELECT (SELECT min({slug}) FROM {table} WHERE {slug} > t.slug) FROM t WHERE t.slug IS NOT NULL)
            SELECT slug AS Slug, (
                SELECT {name} FROM {table} WHERE {slug} = t.slug ORDER BY FirstPublishedAt DESC LIMIT 1) AS Name
            FROM t WHERE slug IS NOT NULL LIMIT 2000
            """,
            AsTag
        );
        return [.. tags.OrderBy(t => t.Name, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))];
    }

    /// <summary>Null when no live statement has this slug.</summary>
    public string? NameOf(Tagged by, string slug)
    {
        var (table, column, name) = Columns(by);
        return Read(
                $"SELECT {name} AS Name FROM {table} WHERE {column} = $slug ORDER BY FirstPublishedAt DESC LIMIT 1",
                r => r.Text("Name"),
                ("$slug", slug)
            )
            .FirstOrDefault();
    }

    public bool Any(DateTimeOffset from, DateTimeOffset to) =>
        Read(
            "SELECT 1 FROM Listing WHERE FirstPublishedAt >= $from AND FirstPublishedAt < $to LIMIT 1",
            _ => true,
            ("$from", from.UtcTicks),
            ("$to", to.UtcTicks)
        ).Count > 0;

    /// <summary>When the oldest and the newest live statement were first published.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Span()
    {
        static DateTimeOffset First(Row row) => row.At("FirstPublishedAt");
        var first = Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt LIMIT 1", First);
        return first.Count == 0
            ? null
            : (
                first[0],
                Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt DESC LIMIT 1", First)[0]
            );
    }

    /// <summary>The chief editor's announcement for every page; empty when there is none.</summary>
    public (string Text, DateTimeOffset At) Banner() =>
        Read(
            "SELECT Text, By_At FROM Announcements ORDER BY Id DESC LIMIT 1",
            r => (r.Text("Text"), r.At("By_At"))
        )
            is [var last]
            ? last
            : ("", default);

    public DateTimeOffset? ChangedAt() =>
        Read(
                $"SELECT By_At FROM History WHERE Number = (SELECT max(n) FROM ({string.Join(
                    " UNION ALL ",
                    Verbs.OfPublic.Select(v => $"SELECT max(Number) AS n FROM History WHERE Verb = '{v}'"))}))",
                r => (DateTimeOffset?)r.At("By_At")
            )
            .FirstOrDefault();

    internal (IReadOnlyList<FeedEntry> Changes, long Last) Changes(long since)
    {
        var last = Read("SELECT coalesce(max(Number), 0) AS Last FROM History", r => r.Number("Last"))[0];
        return since >= last
            ? ([], last)
            : (
                Read(
                    "SELECT StatementId, Verb FROM History WHERE Number > $since ORDER BY Number",
                    r => new FeedEntry(r.Text("StatementId"), Enum.Parse<Verb>(r.Text("Verb"))),
                    ("$since", since)
                ),
                last
            );
    }

    /// <summary>
    /// The newest rows first. The last word matches as a beginning only when too few rows have the whole word, because
    /// FTS5 collects every match of a beginning before it returns the first.
    /// </summary>
    public List<long> Match(Query query, int most) =>
        query.MayGoOn && Match(query.Expression(whole: true), most) is var found && found.Count == most
            ? found
            : Match(query.Expression(), most);

    /// <summary>The newest rows first; see <see cref="Query.ExpressionIn"/> for common words.</summary>
    public List<long> Match(Query query, string part, bool isCommon, int most) =>
        Match(query.ExpressionIn(part, isCommon), most);

    private List<long> Match(string expression, int most) =>
        Read(
            $"SELECT rowid FROM Search WHERE Search MATCH $match ORDER BY rowid DESC LIMIT {most}",
            r => r.Number("rowid"),
            ("$match", expression)
        );

    public List<(long Row, Published Statement)> Rows(IReadOnlyCollection<long> rows) =>
        Read(
            $"""
            SELECT {Edition}, l.Id AS Row
            FROM Listing l {Present} WHERE l.Id IN ({string.Join(',', rows)})
            """,
            r => (r.Number("Row"), AsPublished(r))
        );

    public List<(long Row, DateTimeOffset At)> Times(IReadOnlyCollection<long> rows) =>
        Read(
            $"SELECT Id, FirstPublishedAt FROM Listing WHERE Id IN ({string.Join(',', rows)})",
            r => (r.Number("Id"), r.At("FirstPublishedAt"))
        );

    public void Dispose()
    {
        _snapshot.Dispose();
        _store.Dispose();
    }

    private List<T> Read<T>(string sql, Func<Row, T> read, params (string Name, object Value)[] values)
    {
        using var command = _store.CreateCommand();
        command.Transaction = _snapshot;
#pragma warning disable CA2100 // The SQL is fixed in this file; values come as parameters or are numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(new(reader)));
        return rows;
    }

    private static (string Table, string Slug, string Name) Columns(Tagged by) =>
        by switch
        {
            Tagged.Topics => ("Listing", "Topic", "TopicName"),
            Tagged.Places => ("Listing", "Place", "PlaceName"),
            _ => ("Quoted", "Person", "Name"),
        };

    private static Tag AsTag(Row row) => new(row.Text("Slug"), row.Text("Name"));

    private static Teaser AsTeaser(Row row) =>
        new(
            row.Text("StatementId"),
            row.Text("Summary_Headline"),
            row.Text("Summary_Kicker"),
            row.Text("Summary_Standfirst") is { Length: > 0 } standfirst
                ? standfirst
                : Shorten(PlainText.Of(row.Text("Summary_Lead"))),
            row.Text("Summary_Place"),
            row.Day("Summary_Date"),
            row.At("FirstPublishedAt"),
            row.At("LastUpdatedAt"),
            row.Text("Summary_Language")
        );

    private static Published AsPublished(Row row) =>
        new(
            row.Text("StatementId"),
            (int)row.Number("Number"),
            CanonicalJson.Read(row.Text("Document")),
            row.At("ActualAt"),
            row.At("FirstPublishedAt"),
            row.At("LastUpdatedAt")
        );

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= SummaryLength
            ? line
            : line[
                ..(
                    line.LastIndexOf(' ', SummaryLength) is var space and > 0
                        ? space
                        : Folding.Whole(line, SummaryLength)
                )
            ]
                .TrimEnd(',', ';', '–', ' ') + " …";
    }
}
