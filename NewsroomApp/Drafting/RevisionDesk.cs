using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Drafting;

public sealed class RevisionDesk(EditorialTransaction transaction, IDbContextFactory<NewsroomDb> newsroom)
{
    public Task Save(string me, string statementId) =>
        transaction.Do(me, statementId, Verb.Revise, (edition, by) => edition.SaveRevision(by));

    /// <summary>Makes a revision the working copy again, as a new revision.</summary>
    public Task Restore(string me, string statementId, int revisionId) =>
        transaction.Do(
            me,
            statementId,
            Verb.Edit,
            async (edition, by, db) =>
            {
                var revision =
                    await db
                        .Revisions.Of(statementId)
                        .Where(r => r.Id == revisionId)
                        .Select(r => new { r.Words, Name = $"revision {r.Number} of edition {r.Edition.Number}" })
                        .SingleOrDefaultAsync()
                    ?? throw new Refusal("There is no such revision.");
                edition.Restore(revision.Words, revision.Name, by);
            }
        );

    public async Task<StatementHistory?> History(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await db.Load(statementId) is not { } statement) return null;
        return new(statement, await Entries(db, statementId), await Revisions(db, statementId));
    }

    private static Task<List<HistoryEntry>> Entries(NewsroomDb db, string statementId) =>
        db
            .History.AsNoTracking()
            .Where(h => h.StatementId == statementId)
            .OrderByDescending(h => h.Id)
            .ToListAsync();

    private static Task<List<RevisionRow>> Revisions(NewsroomDb db, string statementId) =>
        db
            .Revisions.Of(statementId)
            .OrderByDescending(r => r.Id)
            .Select(r => new RevisionRow(r.Id, r.Edition.Number, r.Number, r.Fingerprint, r.By, r.WordCount))
            .ToListAsync();

    public async Task<Document?> WordsOf(string statementId, int revisionId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return (await db.Revisions.Of(statementId).AsNoTracking().SingleOrDefaultAsync(r => r.Id == revisionId))?.Words;
    }
}

/// <summary>Both lists are newest first.</summary>
public sealed record StatementHistory(
    Statement Statement,
    IReadOnlyList<HistoryEntry> Entries,
    IReadOnlyList<RevisionRow> Revisions
);

public sealed record RevisionRow(int Id, int Edition, int Number, Fingerprint Fingerprint, SignOff By, int WordCount);
