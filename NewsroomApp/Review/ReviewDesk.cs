using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Review;

/// <summary>Where a second person approves the words or returns them for changes.</summary>
public sealed class ReviewDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    /// <summary>Approves the words that the approver's screen showed.</summary>
    /// <returns>Whether that is enough: the stage is Approved now.</returns>
    public async Task<bool> Approve(Actor me, string statementId, Fingerprint shown)
    {
        var stage = Stage.InReview;
        await transaction.Do(
            me,
            statementId,
            Verb.Approve,
            async (edition, by, db) =>
            {
                edition.Approve(by, shown, await db.PressOffice(institution));
                stage = edition.Stage;
            }
        );
        return stage is Stage.Approved;
    }

    public Task Return(Actor me, string statementId, string reason) =>
        transaction.Do(me, statementId, Verb.Return, (edition, by) => edition.Return(by, reason));

    /// <inheritdoc cref="Edition.LowerKind"/>
    public Task LowerKind(Actor me, string statementId) =>
        transaction.Do(
            me,
            statementId,
            Verb.LowerKind,
            async (edition, by, db) => edition.LowerKind(by, await db.PressOffice(institution))
        );

    public async Task<List<QueueRow>> Queue()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var waiting = db.Editions.AwaitingReview();
        var rows = await waiting.Rows().Take(100).ToListAsync();
        var words = await waiting
            .Select(e => new { e.Id, e.Words })
            .Take(100)
            .ToDictionaryAsync(e => e.Id, e => e.Words);
        var corrected = rows.Where(r => r.Number > 1).Select(r => r.StatementId).ToList();
        var live = await db
            .Editions.Live()
            .Where(e => corrected.Contains(e.Statement.Id))
            .Select(e => new { e.Statement.Id, e.Words })
            .ToDictionaryAsync(e => e.Id, e => e.Words);
        return
        [
            .. rows.Where(r => words.ContainsKey(r.EditionId))
                .Select(r => new QueueRow(
                    r,
                    words[r.EditionId].Count,
                    live.TryGetValue(r.StatementId, out var before)
                        ? WordComparison.CountWords(before, words[r.EditionId])
                        : null
                )),
        ];
    }

    /// <summary>The open edition with the texts to compare it to; records that this reader was shown it.</summary>
    /// <returns>Null when nothing of it is open.</returns>
    /// <exception cref="Refusal">There is no such statement.</exception>
    public async Task<ReviewCopy?> Open(Actor me, string statementId)
    {
        ReviewCopy? copy = null;
        await transaction.Do(
            me,
            statementId,
            async (statement, by, db) =>
            {
                if (statement.Open is not { } edition) return;
                var shown = edition.ShowTo(by);
                var readings = await db
                    .Readings.Where(r => r.EditionId == edition.Id && r.PersonId == me.PersonId)
                    .OrderByDescending(r => r.At)
                    .ThenByDescending(r => r.Id)
                    .ToListAsync();
                if (readings.FirstOrDefault()?.Fingerprint != shown)
                    db.Add(
                        new Reading
                        {
                            EditionId = edition.Id,
                            PersonId = me.PersonId,
                            Fingerprint = shown,
                            At = by.At,
                        }
                    );
                copy = new(
                    statement,
                    edition,
                    shown,
                    await LastSeen(db, edition, readings.Find(r => r.Fingerprint != shown))
                );
            }
        );
        return copy;
    }

    /// <summary>As stored now; null when nothing is open.</summary>
    public async Task<(Fingerprint Words, Stage Stage, string Writer)?> Current(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Load(statementId) is { Open: { } edition }
            ? (edition.Fingerprint, edition.Stage, edition.WrittenBy.Name)
            : null;
    }

    private static async Task<LastSeen?> LastSeen(NewsroomDb db, Edition edition, Reading? reading)
    {
        if (reading is null) return null;
        var revision = await db
            .Revisions.AsNoTracking()
            .Where(r => r.EditionId == edition.Id && r.Fingerprint == reading.Fingerprint)
            .OrderBy(r => r.Number)
            .FirstOrDefaultAsync();
        return revision is null ? null : new(revision.Words, reading.At);
    }
}

/// <summary>How many words there are to read, and how many have changed; null for a first edition.</summary>
public sealed record QueueRow(EditionRow Row, int Words, int? Changed);

public sealed record ReviewCopy(Statement Statement, Edition Edition, Fingerprint Shown, LastSeen? LastSeen)
{
    /// <summary>The public words that a correction changes.</summary>
    public Document? Live => Edition.Number > 1 ? Statement.Live?.Words : null;
}

/// <summary>Other words of the edition that the reader was shown before, and when.</summary>
public sealed record LastSeen(Document Words, DateTimeOffset At);
