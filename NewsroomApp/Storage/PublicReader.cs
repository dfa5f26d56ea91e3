using Microsoft.Data.Sqlite;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>One visit of the public: all its reads see the same instant.</summary>
public sealed class PublicReader : IDisposable
{
    internal const string Edition =
        "s.Id AS StatementId, e.Number, e.ActualAt, s.FirstPublishedAt, s.LastUpdatedAt, s.FeedId, e.Document";

    /// <summary>
    /// CROSS JOIN fixes the order of the look-ups, and the plus keeps SQLite off the index of stages, which is slow
    /// because nearly all editions are published.
    /// </summary>
    internal const string Present = """
        CROSS JOIN Statements s ON s.Id = l.StatementId
        CROSS JOIN Editions e ON e.StatementId = s.Id AND +e.Stage = 'Published' AND e.Number = s.LiveNumber
        """;

    internal const string Teaser = """
        l.StatementId, l.Teaser, e.Summary_Headline, e.Summary_Kicker, e.Summary_Place, e.Summary_Date,
        s.FirstPublishedAt, s.LastUpdatedAt, e.Summary_Language
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
            SELECT {Teaser} FROM {filter.Table} {Present} {filter.Where}
            ORDER BY {filter.Order} LIMIT {Newsstand.PageLength + 1} OFFSET $offset
            """,
            PublicRows.AsTeaser,
            [("$offset", (long)(page - 1) * Newsstand.PageLength), .. filter.Values]
        );

    /// <summary>What an editor pinned to the top of the front page, while it is live.</summary>
    public Teaser? Pinned() =>
        Read(
                $"""
                SELECT {Teaser}
                FROM History h CROSS JOIN Listing l ON l.StatementId = h.StatementId {Present}
                WHERE h.Verb = 'Pin' AND s.Presence = 'Live' AND h.Number = (SELECT max(n) FROM (
                    SELECT max(Number) AS n FROM History WHERE Verb = 'Pin'
                    UNION ALL SELECT max(Number) FROM History WHERE Verb = 'Unpin'))
                """,
                PublicRows.AsTeaser
            )
            .FirstOrDefault();

    public List<Published> Feed() =>
        Read(
            $"""
            SELECT {Edition} FROM Listing l {Present}
            ORDER BY l.FirstPublishedAt DESC, l.Id DESC LIMIT {Newsstand.PageLength}
            """,
            PublicRows.AsPublished
        );

    /// <summary>Of the statement that was published first, whatever became of it; null while there is none.</summary>
    public string? OldestFeedId() =>
        Read(
                "SELECT FeedId FROM Statements WHERE FirstPublishedAt NOT NULL ORDER BY FirstPublishedAt, Id LIMIT 1",
                r => r.Text("FeedId")
            )
            .FirstOrDefault();

    /// <summary>With all public editions, the newest first; null when the statement was never published.</summary>
    public PublicStatement? Find(string statementId) =>
        PresenceOf(statementId) switch
        {
            null => null,
            (Presence.Retracted, var language) => new(Presence.Retracted, language, [], NoticesOf(statementId), []),
            var (presence, language) => new(
                presence,
                language,
                EditionsOf(statementId),
                NoticesOf(statementId),
                PeopleIn(statementId)
            ),
        };

    private (Presence Presence, string Language)? PresenceOf(string statementId) =>
        Read(
            $"""
            SELECT s.Presence, e.Summary_Language FROM (SELECT $id AS StatementId) l {Present}
            """,
            r => (Enum.Parse<Presence>(r.Text("Presence")), r.Text("Summary_Language")),
            ("$id", statementId)
        )
            is [var found]
            ? found
            : null;

    private List<PublicNotice> NoticesOf(string statementId) =>
        Read(
            "SELECT Verb, Reason, Ended_At FROM Withdrawal WHERE StatementId = $id AND Confirmed ORDER BY Id",
            r => new PublicNotice(Enum.Parse<Verb>(r.Text("Verb")), r.Text("Reason"), r.At("Ended_At")),
            ("$id", statementId)
        );

    private List<Published> EditionsOf(string statementId) =>
        Read(
            $"""
            SELECT {Edition}
            FROM Statements s CROSS JOIN Editions e ON e.StatementId = s.Id AND +e.Stage = 'Published'
            WHERE s.Id = $id ORDER BY e.Number DESC
            """,
            PublicRows.AsPublished,
            ("$id", statementId)
        );

    private List<Tag> PeopleIn(string statementId) =>
        Read(
            """
            SELECT q.Person AS Slug, q.Name FROM Quoted q JOIN Listing l ON l.Id = q.ListingId
            WHERE l.StatementId = $id ORDER BY q.Name
            """,
            PublicRows.AsTag,
            ("$id", statementId)
        );

    /// <inheritdoc cref="ChosenSettings.Json"/>
    public string Settings() =>
        Read("SELECT Json FROM ChosenSettings ORDER BY Id DESC LIMIT 1", r => r.Text("Json"))
            is [var last]
            ? last
            : ChosenSettings.Nothing;

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

    public void Dispose()
    {
        _snapshot.Dispose();
        _store.Dispose();
    }

    internal List<T> Read<T>(string sql, Func<Row, T> read, params (string Name, object Value)[] values)
    {
        using var command = _store.Command(sql, values!);
        command.Transaction = _snapshot;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(new(reader)));
        return rows;
    }
}
