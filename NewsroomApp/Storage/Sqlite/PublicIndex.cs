using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage.Sqlite;

/// <summary>
/// Tables for the public lists and the search: one row per live statement, written in the transaction that publishes,
/// withdraws or retracts, and derived from the other tables, so they can be rebuilt at any time. Row numbers grow with
/// the time of publication, which finds the newest without sorting. Marks (see <see cref="FullText"/>) hold language,
/// topic and year for the filters, and the words of headline and lead again: to find a common word in one of these
/// columns, FTS5 would go through every text that has it.
/// </summary>
public static class PublicIndex
{
    /// <summary>An index of another shape is rebuilt at the next start.</summary>
    public const int Shape = 12;

    internal static readonly string Schema = $"""
        DROP TABLE IF EXISTS Listing; DROP TABLE IF EXISTS Quoted; DROP TABLE IF EXISTS Topical;
        DROP TABLE IF EXISTS Search;
        CREATE TABLE Listing (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, StatementId TEXT NOT NULL UNIQUE, FirstPublishedAt INTEGER NOT NULL,
            Place TEXT NOT NULL, PlaceName TEXT NOT NULL, Teaser TEXT NOT NULL);
        CREATE INDEX Listing_ByTime ON Listing (FirstPublishedAt DESC, Id DESC);
        CREATE INDEX Listing_ByPlace ON Listing (Place, FirstPublishedAt DESC, Id DESC);
        CREATE TABLE Quoted (
            Person TEXT NOT NULL, FirstPublishedAt INTEGER NOT NULL, ListingId INTEGER NOT NULL, Name TEXT NOT NULL,
            PRIMARY KEY (Person, FirstPublishedAt DESC, ListingId DESC)) WITHOUT ROWID;
        CREATE INDEX Quoted_ByListing ON Quoted (ListingId);
        CREATE TABLE Topical (
            Topic TEXT NOT NULL, FirstPublishedAt INTEGER NOT NULL, ListingId INTEGER NOT NULL, Name TEXT NOT NULL,
            PRIMARY KEY (Topic, FirstPublishedAt DESC, ListingId DESC)) WITHOUT ROWID;
        CREATE INDEX Topical_ByListing ON Topical (ListingId);
        CREATE VIRTUAL TABLE Search USING {FullText.Columns};
        {DeskIndex.Tables}
        PRAGMA user_version = {Shape.ToString(CultureInfo.InvariantCulture)};
        """;

    public static async Task List(this NewsroomDb db, Statement statement, Institution institution)
    {
        var store = (SqliteConnection)db.Database.GetDbConnection();
        var id = await store.Scalar("SELECT Id FROM Listing WHERE StatementId = $id", ("$id", statement.Id));
        if (id is long old)
        {
            await store.Run("DELETE FROM Search WHERE rowid = $row", ("$row", old));
            await store.Run("DELETE FROM Quoted WHERE ListingId = $row", ("$row", old));
            await store.Run("DELETE FROM Topical WHERE ListingId = $row", ("$row", old));
            if (statement.Presence is not Presence.Live)
                await store.Run("DELETE FROM Listing WHERE Id = $row", ("$row", old));
        }
        if (statement is { Presence: Presence.Live, Live: { } live })
            await new Listing(live).Write(store, id as long?, institution);
    }

    public static async Task KeepIndex(this NewsroomDb db, Institution institution)
    {
        await db.Database.OpenConnectionAsync();
        if (!await ((SqliteConnection)db.Database.GetDbConnection()).HasIndex()) await db.MakeIndex(institution);
    }

    internal static async Task<bool> HasIndex(this SqliteConnection store) =>
        await store.Scalar("PRAGMA user_version") is long shape && shape == Shape;

    public static async Task MakeIndex(this NewsroomDb db, Institution institution)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var store = (SqliteConnection)db.Database.GetDbConnection();
        await store.Run(Schema);
        await foreach (var edition in LiveEditions(db))
            await new Listing(edition).Write(store, row: null, institution);
        // Merges the index into one segment; otherwise each search would look into a dozen.
        await store.Run("INSERT INTO Search (Search) VALUES ('optimize')");
        await transaction.CommitAsync();
    }

    /// <exception cref="Refusal">A list or a tag names something else than the live edition does.</exception>
    public static async Task CheckIndex(this NewsroomDb db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var store = (SqliteConnection)db.Database.GetDbConnection();
        var count = 0L;
        await foreach (var edition in LiveEditions(db).WithCancellation(stop))
        {
            if (await Listing.Stored(store, edition.Statement.Id) != new Listing(edition).Expected)
                throw new Refusal($"Statement {edition.Statement.Id} is listed for the public as something else.");
            count++;
        }
        if (await store.Scalar("SELECT count(*) FROM Listing") is not long all || all != count)
            throw new Refusal("The lists of the public name statements that are not live.");
    }

    private static async IAsyncEnumerable<Edition> LiveEditions(NewsroomDb db)
    {
        // Identifiers first, because sorting whole texts would take as much memory as the texts.
        var live = await db
            .Editions.Live()
            .OrderBy(e => e.Statement.FirstPublishedAt)
            .ThenBy(e => e.Statement.Id)
            .Select(e => e.Id)
            .ToListAsync();
        foreach (var some in live.Chunk(500))
        {
            var editions = await Loaded(db, some);
            foreach (var id in some) yield return editions[id];
        }
    }

    private static Task<Dictionary<int, Edition>> Loaded(NewsroomDb db, int[] ids) =>
        db
            .Editions.AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .Include(e => e.Statement)
            .ToDictionaryAsync(e => e.Id);
}
