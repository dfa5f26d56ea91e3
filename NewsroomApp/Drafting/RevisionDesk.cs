using Microsoft.EntityFrameworkCore;
using NewsroomApp.Collaboration;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Drafting;

public sealed class RevisionDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    FileFolder files
)
{
    public Task Save(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Revise, (edition, by) => edition.SaveRevision(by));

    /// <summary>
    /// Makes a revision the working copy again, as a new revision. What colleagues have typed since
    /// <paramref name="shown"/>, the edition as it was shown, stays.
    /// </summary>
    public Task Restore(Actor me, string statementId, int revisionId, Edition shown) =>
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
                        .Include(r => r.Edition.Contributors)
                        .SingleOrDefaultAsync()
                    ?? throw new Refusal("There is no such revision.");
                var name = $"revision {revision.Number} of edition {revision.Edition.Number}";
                var since = await db.Keystrokes.Of(edition.Id, shown.Version).AsNoTracking().ToListAsync();
                if (revision.Edition != edition && !WasPublished(revision))
                    edition.TakeOver(revision.Edition.Contributors.Select(c => c.Author), name, by);
                var (before, version) = (edition.Words, edition.Version);
                var restoring = new Restoring(since, shown, revision.Words);
                edition.Restore(restoring.Words, name, by);
                if (edition.Version != version)
                    db.Add(
                        Keystrokes.Between(edition.Id, before, edition.Words, edition.Version, by, restoring.Changes)
                    );
            }
        );

    private static bool WasPublished(Revision revision) =>
        revision.Edition is { Stage: Stage.Published, IsUnreviewed: false }
        && revision.Edition.Fingerprint == revision.Fingerprint;

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

    /// <param name="revisionId">Null for the words as they stand.</param>
    public async Task<PaperEdition?> Paper(string statementId, int? revisionId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (revisionId is null)
            return await db.Load(statementId) is { Latest: var latest } ? OnPaper(latest, latest.Words) : null;
        var revision = await db
            .Revisions.Of(statementId)
            .Where(r => r.Id == revisionId)
            .Include(r => r.Edition.Statement)
            .SingleOrDefaultAsync();
        return revision is null ? null
            : revision.Fingerprint == revision.Edition.Fingerprint ? OnPaper(revision.Edition, revision.Words)
            : OnPaper(revision.Edition, revision.Words) with { Stage = $"Revision {revision.Number}" };
    }

    private PaperEdition OnPaper(Edition edition, Document words)
    {
        var day = institution.Day(edition.ActualAt ?? edition.IntendedAt ?? edition.WrittenBy.At);
        var stage = edition.Stage is Stage.Published
            ? $"Published {Institution.Spoken(institution.Day(edition.ActualAt!.Value))}"
            : edition.Stage.Spoken();
        if (edition.Stage is Stage.Published && edition.Statement.Presence is Presence.Withdrawn or Presence.Retracted)
            stage += $" · {edition.Statement.Presence}";
        var address = institution.AddressOf(edition.Statement.Id);
        return new(institution, words, day, address, stage, $"Edition {edition.Number}")
        {
            FileOf = files.PaperOf,
        };
    }
}

/// <summary>Both lists are newest first.</summary>
public sealed record StatementHistory(
    Statement Statement,
    IReadOnlyList<HistoryEntry> Entries,
    IReadOnlyList<RevisionRow> Revisions
);

public sealed record RevisionRow(int Id, int Edition, int Number, Fingerprint Fingerprint, SignOff By, int WordCount);
