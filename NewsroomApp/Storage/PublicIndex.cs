using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>
/// What the public lists and searches by: one row for each live statement and nothing else, written in the transaction that publishes, withdraws or retracts. Made of what
/// the other tables say, so it can be made again at any time. Its full text (SQLite FTS5) holds folded words, see <see cref="Folding"/>, and for filters one made-up word
/// each for language, topic and year. The words of headline and lead are there once more as made-up ones: to look for a common word in the column of headlines, the database
/// would go through every text that has it. A row number grows with the time of publication, so that the newest are found first without sorting.
/// </summary>
public static class PublicIndex
{
    /// <summary>Of another shape than this one, it is made again at the next start.</summary>
    public const int Shape = 7;

    /// <summary>Makes the tables of both indexes, empty, in place of those that are there, and says which shape they have.</summary>
    internal static readonly string Schema = $"""
        DROP TABLE IF EXISTS Listing; DROP TABLE IF EXISTS Quoted; DROP TABLE IF EXISTS Search;
        CREATE TABLE Listing (Id INTEGER PRIMARY KEY AUTOINCREMENT, StatementId TEXT NOT NULL UNIQUE, FirstPublishedAt INTEGER NOT NULL, Topic TEXT NOT NULL, TopicName TEXT NOT NULL, Place TEXT NOT NULL, PlaceName TEXT NOT NULL);
        CREATE INDEX Listing_ByTime ON Listing (FirstPublishedAt DESC, Id DESC);
        CREATE INDEX Listing_ByTopic ON Listing (Topic, FirstPublishedAt DESC, Id DESC);
        CREATE INDEX Listing_ByPlace ON Listing (Place, FirstPublishedAt DESC, Id DESC);
        CREATE TABLE Quoted (Person TEXT NOT NULL, FirstPublishedAt INTEGER NOT NULL, ListingId INTEGER NOT NULL, Name TEXT NOT NULL, PRIMARY KEY (Person, FirstPublishedAt DESC, ListingId DESC)) WITHOUT ROWID;
        CREATE INDEX Quoted_ByListing ON Quoted (ListingId);
        CREATE VIRTUAL TABLE Search USING {FullText.Columns};
        {DeskIndex.Tables}
        PRAGMA user_version = {Shape.ToString(CultureInfo.InvariantCulture)};
        """;

    /// <summary>Puts a statement into the index as it is now, or takes it out.</summary>
    public static async Task List(this NewsroomDb db, Statement statement, Institution institution)
    {
        var store = (SqliteConnection)db.Database.GetDbConnection();
        var id = await store.Scalar("SELECT Id FROM Listing WHERE StatementId = $id", ("$id", statement.Id));
        if (id is long old)
        {
            await store.Run("DELETE FROM Search WHERE rowid = $row", ("$row", old));
            await store.Run("DELETE FROM Quoted WHERE ListingId = $row", ("$row", old));
            if (statement.Presence is not Presence.Live)
                await store.Run("DELETE FROM Listing WHERE Id = $row", ("$row", old));
        }
        if (statement is { Presence: Presence.Live, Live: { } live })
            await Write(
                store,
                id as long?,
                statement.Id,
                statement.FirstPublishedAt!.Value,
                live.Words,
                live.Attributions,
                institution
            );
    }

    /// <summary>Makes the index anew where it has another shape or is not there.</summary>
    public static async Task KeepIndex(this NewsroomDb db, Institution institution)
    {
        await db.Database.OpenConnectionAsync();
        if (!await ((SqliteConnection)db.Database.GetDbConnection()).HasIndex()) await db.MakeIndex(institution);
    }

    /// <summary>Whether it is there, in the present shape.</summary>
    internal static async Task<bool> HasIndex(this SqliteConnection store) =>
        await store.Scalar("PRAGMA user_version") is long shape && shape == Shape;

    /// <summary>Makes the index of all that is live, in the order it went out.</summary>
    public static async Task MakeIndex(this NewsroomDb db, Institution institution)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var store = (SqliteConnection)db.Database.GetDbConnection();
        await store.Run(Schema);
        // By identifiers first: sorting whole texts would take as much memory as they do.
        var live = await db
            .Editions.Live()
            .OrderBy(e => e.Statement.FirstPublishedAt)
            .ThenBy(e => e.Statement.Id)
            .Select(e => e.Id)
            .ToListAsync();
        foreach (var some in live.Chunk(500))
        {
            var editions = await db
                .Editions.AsNoTracking()
                .Where(e => some.Contains(e.Id))
                .Include(e => e.Attributions.OrderBy(a => a.Id))
                .Include(e => e.Statement)
                .ToDictionaryAsync(e => e.Id);
            foreach (var edition in some.Select(id => editions[id]))
                await Write(
                    store,
                    id: null,
                    edition.Statement.Id,
                    edition.Statement.FirstPublishedAt!.Value,
                    edition.Words,
                    edition.Attributions,
                    institution
                );
        }
        // Into one piece, or each search would look into a dozen.
        await store.Run("INSERT INTO Search (Search) VALUES ('optimize')");
        await transaction.CommitAsync();
    }

    private static async Task Write(
        SqliteConnection store,
        long? id,
        string statementId,
        DateTimeOffset firstPublishedAt,
        Words words,
        IReadOnlyCollection<Attribution> attributions,
        Institution institution
    )
    {
        var row = (long)
            (
                await store.Scalar(
                    """
                    INSERT INTO Listing (Id, StatementId, FirstPublishedAt, Topic, TopicName, Place, PlaceName) VALUES ($row, $id, $at, $topic, $topicName, $place, $placeName)
                    ON CONFLICT (StatementId) DO UPDATE SET Topic = excluded.Topic, TopicName = excluded.TopicName, Place = excluded.Place, PlaceName = excluded.PlaceName RETURNING Id
                    """,
                    ("$row", id),
                    ("$id", statementId),
                    ("$at", firstPublishedAt.UtcTicks),
                    ("$topic", Slug.OfName(words.Kicker)),
                    ("$topicName", words.Kicker),
                    ("$place", Slug.OfName(words.Place)),
                    ("$placeName", words.Place)
                )
            )!;
        var people = QuotationFinder
            .In(words, attributions)
            .Where(q => q.IsSomebodys && Slug.OfName(q.Speaker).Length > 0)
            .Select(q => q.Speaker)
            .DistinctBy(Slug.OfName)
            .ToList();
        foreach (var person in people)
            await store.Run(
                "INSERT INTO Quoted (Person, FirstPublishedAt, ListingId, Name) VALUES ($person, $at, $row, $name)",
                ("$person", Slug.OfName(person)),
                ("$at", firstPublishedAt.UtcTicks),
                ("$row", row),
                ("$name", person)
            );
        string[] marks =
        [
            FullText.MarksOf("headline", Folding.Fold(words.Headline)),
            FullText.MarksOf("lead", FullText.Lead(words)),
            FullText.MarkOf("language", institution.LanguageOf(words)),
            FullText.MarkOf("topic", words.Kicker),
            FullText.MarkOf("year", institution.Day(firstPublishedAt).Year.ToString(CultureInfo.InvariantCulture)),
        ];
        await store.Put("Search", row, words, string.Join(' ', people), string.Join(' ', marks));
    }
}
