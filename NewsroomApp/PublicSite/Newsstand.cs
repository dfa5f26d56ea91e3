using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>
/// What the public can read: published editions of live and withdrawn statements, nothing else. It uses plain SQL on
/// read-only connections, so that a process with only the public side starts without loading EF Core, which is slow.
/// </summary>
public sealed class Newsstand(StoreFile store)
{
    public const int PageLength = 20;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = store.Path,
        Mode = SqliteOpenMode.ReadOnly,
    }.ToString();

    /// <exception cref="Refusal">There is no database, or it has another version.</exception>
    public void Demand()
    {
        if (!File.Exists(store.Path))
            throw new Refusal(
                $"There is no database at {store.Path}. Start the newsroom itself first; the public side only reads."
            );
        if (!IsIndexed())
            throw new Refusal(
                $"The database at {store.Path} is of another version. Start the newsroom itself once, which brings it up to date."
            );
    }

    private bool IsIndexed()
    {
        try
        {
            using var visit = Enter();
            return visit.IsIndexed;
        }
        catch (SqliteException trouble)
        {
            throw new Refusal(
                $"The file at {store.Path} is no database that can be read ({trouble.Message.TrimEnd('.')}). Look whether this is the data directory of the newsroom."
            );
        }
    }

    /// <summary>All reads of one visit see the same instant.</summary>
    public Visit Enter() => new(_connection);
}

public sealed class Visit : IDisposable
{
    private const int SummaryLength = 220;

    private const string Words = """
        e.Words_Headline, e.Words_Kicker, e.Words_Standfirst, e.Words_Place, e.Words_Date, e.Words_Body,
        e.Words_NotesToEditors, e.Words_PressContact, e.Words_OriginalUpdatedAt, e.Words_ChangeKind, e.Words_PublicNote,
        e.Words_Kind, e.Words_Language
        """;

    /// <summary>
    /// CROSS JOIN fixes the order of the look-ups, and the plus keeps SQLite off the index of stages, which is slow
    /// because nearly all editions are published.
    /// </summary>
    private const string Present = """
        CROSS JOIN Statements s ON s.Id = l.StatementId
        CROSS JOIN Editions e ON e.StatementId = s.Id AND +e.Stage = 'Published' AND e.Number = s.LiveNumber
        """;

    private static readonly string _publicVerbs = string.Join(", ", Verbs.OfPublic.Select(v => $"'{v}'"));

    private readonly SqliteConnection _store;
    private readonly SqliteTransaction _snapshot;

    internal Visit(string connection)
    {
        _store = new(connection);
        _store.Open();
        _snapshot = _store.BeginTransaction(deferred: true);
    }

    public bool IsIndexed => Read("PRAGMA user_version", r => r.GetInt64(0))[0] == PublicIndex.Shape;

    /// <summary>One page, plus one statement when there is another page.</summary>
    public List<Teaser> List(Filter filter, int page) =>
        Read(
            $"""
            SELECT l.StatementId, e.Words_Headline, e.Words_Kicker, e.Words_Standfirst, e.Words_Place, e.Words_Date,
                substr(e.Words_Body, 1, 600), s.FirstPublishedAt, s.LastUpdatedAt, e.Words_Language
            FROM {filter.Table} {Present} {filter.Where}
            ORDER BY {filter.Order} LIMIT {Newsstand.PageLength + 1} OFFSET $offset
            """,
            AsTeaser,
            [("$offset", (long)(page - 1) * Newsstand.PageLength), .. filter.Values]
        );

    /// <summary>The newest live statements, newest first.</summary>
    public List<Published> Feed() =>
        Read(
            $"""
            SELECT s.Id, e.Number, e.ActualAt, s.FirstPublishedAt, s.LastUpdatedAt, {Words} FROM Listing l {Present}
            ORDER BY l.FirstPublishedAt DESC, l.Id DESC LIMIT {Newsstand.PageLength}
            """,
            AsPublished
        );

    /// <summary>Live statements in order of their row numbers, so that a caller can page through all of them.</summary>
    public List<(long Row, string Address, DateTimeOffset UpdatedAt)> Addresses(long after, int most) =>
        Read(
            $"""
            SELECT l.Id, l.StatementId, e.Words_Headline, s.LastUpdatedAt FROM Listing l {Present}
            WHERE l.Id > $after ORDER BY l.Id LIMIT {most}
            """,
            r => (r.GetInt64(0), PublicAddress.Of(r.GetString(1), r.GetString(2)), At(r, 3)),
            ("$after", after)
        );

    public long LastRow() => Read("SELECT coalesce(max(Id), 0) FROM Listing", r => r.GetInt64(0))[0];

    /// <summary>With all public editions, the newest first; null when the statement was never published.</summary>
    public PublicStatement? Find(string statementId)
    {
        if (
            Read(
                "SELECT Presence FROM Statements WHERE Id = $id AND LiveNumber IS NOT NULL",
                r => Enum.Parse<Presence>(r.GetString(0)),
                ("$id", statementId)
            )
            is not [var presence]
        )
            return null;
        var notices = Read(
            "SELECT Verb, Reason, Ended_At FROM Withdrawal WHERE StatementId = $id AND Confirmed ORDER BY Id",
            r => new PublicNotice(Enum.Parse<Verb>(r.GetString(0)), r.GetString(1), At(r, 2)),
            ("$id", statementId)
        );
        if (presence is Presence.Retracted) return new(presence, [], notices, []);
        var editions = Read(
            $"""
            SELECT s.Id, e.Number, e.ActualAt, s.FirstPublishedAt, s.LastUpdatedAt, {Words}
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
                SELECT q.Person, q.Name FROM Quoted q JOIN Listing l ON l.Id = q.ListingId
                WHERE l.StatementId = $id ORDER BY q.Name
                """,
                AsTag,
                ("$id", statementId)
            )
        );
    }

    /// <summary>Each with its most recent name.</summary>
    public List<Tag> Tags(Tagged by)
    {
        var (table, slug, name) = by switch
        {
            Tagged.Topics => ("Listing", "Topic", "TopicName"),
            Tagged.Places => ("Listing", "Place", "PlaceName"),
            _ => ("Quoted", "Person", "Name"),
        };
        // Jumps through the index from one value to the next, however many rows share a value.
        var tags = Read(
            $"""
            WITH RECURSIVE t(slug) AS (
                SELECT min({slug}) FROM {table} WHERE {slug} > ''
                UNION ALL
                SELECT (SELECT min({slug}) FROM {table} WHERE {slug} > t.slug) FROM t WHERE t.slug IS NOT NULL)
            SELECT slug, (SELECT {name} FROM {table} WHERE {slug} = t.slug ORDER BY FirstPublishedAt DESC LIMIT 1)
            FROM t WHERE slug IS NOT NULL LIMIT 2000
            """,
            AsTag
        );
        return [.. tags.OrderBy(t => t.Name, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))];
    }

    /// <summary>Null when no live statement has this slug.</summary>
    public string? NameOf(Tagged by, string slug) =>
        Read(
                by switch
                {
                    Tagged.Topics =>
                        "SELECT TopicName FROM Listing WHERE Topic = $slug ORDER BY FirstPublishedAt DESC LIMIT 1",
                    Tagged.Places =>
                        "SELECT PlaceName FROM Listing WHERE Place = $slug ORDER BY FirstPublishedAt DESC LIMIT 1",
                    _ => "SELECT Name FROM Quoted WHERE Person = $slug ORDER BY FirstPublishedAt DESC LIMIT 1",
                },
                r => r.GetString(0),
                ("$slug", slug)
            )
            .FirstOrDefault();

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
        var first = Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt LIMIT 1", r => At(r, 0));
        return first.Count == 0
            ? null
            : (
                first[0],
                Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt DESC LIMIT 1", r => At(r, 0))[0]
            );
    }

    /// <summary>The chief editor's announcement for every page; empty when there is none.</summary>
    public (string Text, DateTimeOffset At) Banner() =>
        Read(
            "SELECT Note, By_At FROM History WHERE Verb = 'Announce' ORDER BY Number DESC LIMIT 1",
            r => (r.IsDBNull(0) ? "" : r.GetString(0), At(r, 1))
        )
            is [var last]
            ? last
            : ("", default);

    public DateTimeOffset? ChangedAt() =>
        Read(
                $"SELECT By_At FROM History WHERE Number = (SELECT max(n) FROM ({string.Join(
                    " UNION ALL ",
                    Verbs.OfPublic.Select(v => $"SELECT max(Number) AS n FROM History WHERE Verb = '{v}'"))}))",
                r => (DateTimeOffset?)At(r, 0)
            )
            .FirstOrDefault();

    /// <summary>Statements changed for the public after a history entry; an empty identifier is all pages.</summary>
    public (List<string> Statements, long Last) Changes(long since)
    {
        var last = Read("SELECT coalesce(max(Number), 0) FROM History", r => r.GetInt64(0))[0];
        return (
            since >= last
                ? []
                : Read(
                    $"""
                    SELECT DISTINCT coalesce(StatementId, '') FROM History
                    WHERE Number > $since AND Verb IN ({_publicVerbs})
                    """,
                    r => r.GetString(0),
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
            r => r.GetInt64(0),
            ("$match", expression)
        );

    public List<(long Row, Published Statement)> Rows(IReadOnlyCollection<long> rows) =>
        Read(
            $"""
            SELECT s.Id, e.Number, e.ActualAt, s.FirstPublishedAt, s.LastUpdatedAt, {Words}, l.Id
            FROM Listing l {Present} WHERE l.Id IN ({string.Join(',', rows)})
            """,
            r => (r.GetInt64(18), AsPublished(r))
        );

    public List<(long Row, DateTimeOffset At)> Times(IReadOnlyCollection<long> rows) =>
        Read(
            $"SELECT Id, FirstPublishedAt FROM Listing WHERE Id IN ({string.Join(',', rows)})",
            r => (r.GetInt64(0), At(r, 1))
        );

    public void Dispose()
    {
        _snapshot.Dispose();
        _store.Dispose();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object Value)[] values)
    {
        using var command = _store.CreateCommand();
        command.Transaction = _snapshot;
#pragma warning disable CA2100 // The SQL is fixed in this file; values come as parameters or are numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private static Tag AsTag(SqliteDataReader r) => new(r.GetString(0), r.GetString(1));

    private static Teaser AsTeaser(SqliteDataReader r) =>
        new(
            r.GetString(0),
            r.GetString(1),
            r.GetString(2),
            r.GetString(3).Length > 0 ? r.GetString(3) : Shorten(PlainText.Of(r.GetString(6))),
            r.GetString(4),
            r.IsDBNull(5) ? null : r.GetFieldValue<DateOnly>(5),
            At(r, 7),
            At(r, 8),
            r.GetString(9)
        );

    private static Published AsPublished(SqliteDataReader r) =>
        new(
            r.GetString(0),
            r.GetInt32(1),
            new()
            {
                Headline = r.GetString(5),
                Kicker = r.GetString(6),
                Standfirst = r.GetString(7),
                Place = r.GetString(8),
                Date = r.IsDBNull(9) ? null : r.GetFieldValue<DateOnly>(9),
                Body = r.GetString(10),
                NotesToEditors = r.GetString(11),
                PressContact = r.GetString(12),
                OriginalUpdatedAt = r.IsDBNull(13) ? null : r.GetDateTime(13),
                ChangeKind = r.IsDBNull(14) ? null : Enum.Parse<CorrectionKind>(r.GetString(14)),
                PublicNote = r.GetString(15),
                Kind = r.GetString(16),
                Language = r.GetString(17),
            },
            At(r, 2),
            At(r, 3),
            At(r, 4)
        );

    private static DateTimeOffset At(SqliteDataReader r, int column) => new(r.GetInt64(column), TimeSpan.Zero);

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

public enum Tagged
{
    Topics,
    Places,
    People,
}

public sealed record Tag(string Slug, string Name);

/// <summary>SQL that chooses which live statements to list.</summary>
public sealed record Filter(string Table, string Where, string Order, params (string Name, object Value)[] Values)
{
    private const string ByTime = "l.FirstPublishedAt DESC, l.Id DESC";

    public static readonly Filter All = new("Listing l", "", ByTime);

    public static Filter Between(DateTimeOffset from, DateTimeOffset to) =>
        new(
            "Listing l",
            "WHERE l.FirstPublishedAt >= $from AND l.FirstPublishedAt < $to",
            ByTime,
            ("$from", from.UtcTicks),
            ("$to", to.UtcTicks)
        );

    public static Filter By(Tagged by, string slug) =>
        by switch
        {
            Tagged.Topics => new("Listing l", "WHERE l.Topic = $slug", ByTime, ("$slug", slug)),
            Tagged.Places => new("Listing l", "WHERE l.Place = $slug", ByTime, ("$slug", slug)),
            _ => new(
                "Quoted q CROSS JOIN Listing l ON l.Id = q.ListingId",
                "WHERE q.Person = $slug",
                "q.FirstPublishedAt DESC, q.ListingId DESC",
                ("$slug", slug)
            ),
        };
}

public sealed record Teaser(
    string StatementId,
    string Headline,
    string Kicker,
    string Summary,
    string Place,
    DateOnly? Date,
    DateTimeOffset FirstPublishedAt,
    DateTimeOffset LastUpdatedAt,
    string Language
)
{
    public string Address => PublicAddress.Of(StatementId, Headline);
}

public sealed record Published(
    string StatementId,
    int Number,
    Words Words,
    DateTimeOffset At,
    DateTimeOffset FirstPublishedAt,
    DateTimeOffset LastUpdatedAt
)
{
    public string Address => PublicAddress.Of(StatementId, Words.Headline);
}

/// <summary>A withdrawal, reinstatement or retraction.</summary>
public sealed record PublicNotice(Verb Verb, string Reason, DateTimeOffset At);

/// <summary>A retracted statement has notices but no editions.</summary>
public sealed record PublicStatement(
    Presence Presence,
    IReadOnlyList<Published> Editions,
    IReadOnlyList<PublicNotice> Notices,
    IReadOnlyList<Tag> People
)
{
    public Published Live => Editions[0];
}

public static class PublicAddress
{
    public static string Of(string statementId, string headline) => $"/statements/{statementId}/{Slug.Of(headline)}";

    public static string Of(Tagged by, string slug) =>
        $"/{by.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(slug)}";
}
