using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage.Sqlite;

/// <summary>Full text of unpublished editions, updated by each search so that typing does not have to.</summary>
public static class DeskIndex
{
    internal const string Tables = $"""
        DROP TABLE IF EXISTS DeskSearch; DROP TABLE IF EXISTS DeskIndexed;
        CREATE VIRTUAL TABLE DeskSearch USING {FullText.Columns};
        CREATE TABLE DeskIndexed (EditionId INTEGER PRIMARY KEY, Version INTEGER NOT NULL);
        """;

    private const int Most = 1_000;

    public static async Task<List<int>> FindDrafts(this NewsroomDb db, WriteGate gate, Query query)
    {
        if (query.IsEmpty) return [];
        await db.Database.OpenConnectionAsync();
        var store = (SqliteConnection)db.Database.GetDbConnection();
        await Follow(db, gate, store);
        var found = new List<int>();
        await using var match = store.Command(
            $"SELECT rowid FROM DeskSearch WHERE DeskSearch MATCH $match ORDER BY rowid DESC LIMIT {Most}",
            ("$match", query.Expression())
        );
        await using var rows = await match.ExecuteReaderAsync();
        while (await rows.ReadAsync()) found.Add(rows.GetInt32(0));
        return found;
    }

    private static async Task Follow(NewsroomDb db, WriteGate gate, SqliteConnection store)
    {
        if (!await IsBehind(store)) return;
        using var pass = await gate.Enter();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var (id, version, words) in await Behind(db)) await Put(store, id, version, words);
            await DropPublished(store);
            await transaction.CommitAsync();
        }
        catch (SqliteException error) when (StoreTrouble.Of(error) is not null)
        {
            // On a full disk the words as they were last found are better than no search.
        }
    }

    private static async Task<bool> IsBehind(SqliteConnection store) =>
        await store.Scalar(
            """
            SELECT EXISTS (
                SELECT 1 FROM Editions e LEFT JOIN DeskIndexed i ON i.EditionId = e.Id
                WHERE e.Stage IN ('Draft', 'InReview', 'Approved', 'Scheduled', 'Discarded')
                    AND i.Version IS NOT e.Version)
            """
        )
            is not 0L;

    private static async Task<IEnumerable<(int Id, long Version, Document Words)>> Behind(NewsroomDb db)
    {
        var behind = await db
            .Editions.FromSql(
                $"""
                SELECT e.* FROM Editions e LEFT JOIN DeskIndexed i ON i.EditionId = e.Id
                WHERE e.Stage IN ('Draft', 'InReview', 'Approved', 'Scheduled', 'Discarded')
                    AND i.Version IS NOT e.Version
                """
            )
            .AsNoTracking()
            .Select(e => new { e.Id, e.Version, e.Words })
            .ToListAsync();
        return behind.Select(e => (e.Id, e.Version, e.Words));
    }

    private static async Task Put(SqliteConnection store, int id, long version, Document words)
    {
        await store.Run("DELETE FROM DeskSearch WHERE rowid = $id", ("$id", id));
        await store.Put("DeskSearch", id, words);
        await store.Run(
            "INSERT OR REPLACE INTO DeskIndexed VALUES ($id, $version)",
            ("$id", id),
            ("$version", version)
        );
    }

    private static async Task DropPublished(SqliteConnection store)
    {
        await store.Run(
            """
            DELETE FROM DeskSearch WHERE rowid IN (
                SELECT i.EditionId FROM DeskIndexed i JOIN Editions e ON e.Id = i.EditionId AND e.Stage = 'Published')
            """
        );
        await store.Run(
            """
            DELETE FROM DeskIndexed WHERE EditionId IN (
                SELECT Id FROM Editions WHERE Stage = 'Published' AND Id IN (SELECT EditionId FROM DeskIndexed))
            """
        );
    }
}
