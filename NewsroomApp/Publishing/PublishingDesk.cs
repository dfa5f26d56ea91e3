using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

public sealed class PublishingDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock
)
{
    public const int PageLength = 20;

    /// <summary>Checks the approvals again, against the exact words and the people as they are now.</summary>
    public Task PublishNow(Actor me, string statementId) =>
        transaction.Do(
            me,
            statementId,
            async (statement, by, db) => statement.Publish(by, await db.PressOffice(institution))
        );

    public Task Schedule(Actor me, string statementId, DateTimeOffset at) =>
        transaction.Do(
            me,
            statementId,
            async (statement, by, db) =>
                statement.OpenFor(Verb.Schedule).Schedule(by, at, await db.PressOffice(institution))
        );

    public Task Unschedule(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Unschedule, (edition, by) => edition.Unschedule(by));

    /// <summary>Publishes what is due, one by one, so that a failure does not hold up the others.</summary>
    /// <param name="holds">What fell due in these times is held back for somebody to decide.</param>
    public async Task<DueRound> PublishDue(
        IReadOnlyCollection<Hold> holds,
        Action<string, Exception> failed,
        CancellationToken stop = default
    )
    {
        await using var db = await newsroom.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var due = await db
            .Editions.DueBy(now)
            .Select(e => new { e.Statement.Id, e.IntendedAt })
            .ToListAsync(stop);
        var held = due.ConvertAll(d => (d.Id, Hold: holds.FirstOrDefault(h => h.Covers(d.IntendedAt!.Value))));
        var reasons = held.Where(d => d.Hold is not null).ToDictionary(d => d.Id, d => d.Hold!.Reason);
        var done = await Each(reasons.Keys, id => Block(id, reasons[id]), failed, Enough);
        await Each(held.Where(d => d.Hold is null).Select(d => d.Id), Keep, failed, Enough);
        var next = await db
            .Editions.Scheduled()
            .Where(e => e.IntendedAt > now)
            .Select(e => e.IntendedAt)
            .FirstOrDefaultAsync(stop);
        return new(next, done, IsWhole: done == reasons.Count);

        bool Enough() => stop.IsCancellationRequested;
    }

    /// <summary>
    /// Checks what is due between two instants, without the first, so that people hear of blockers in time. Stops a
    /// second before something is due.
    /// </summary>
    public async Task Prepare(DateTimeOffset after, DateTimeOffset until, Action<string, Exception> failed)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var soon = db.Editions.Scheduled().Where(e => e.IntendedAt > after && e.IntendedAt <= until);
        var first = await soon.Select(e => e.IntendedAt).FirstOrDefaultAsync();
        var ids = await soon.Select(e => e.Statement.Id).ToListAsync();
        await Each(ids, Keep, failed, () => first - clock.GetUtcNow() < TimeSpan.FromSeconds(1));
    }

    private static async Task<int> Each(
        IEnumerable<string> ids,
        Func<string, Task> act,
        Action<string, Exception> failed,
        Func<bool> enough
    )
    {
        var done = 0;
        foreach (var id in ids.TakeWhile(_ => !enough()))
        {
            try
            {
                await act(id);
                done++;
            }
            catch (Exception trouble)
            {
                failed(id, trouble);
            }
        }
        return done;
    }

    private Task Keep(string id) =>
        transaction.Do(
            Actor.EmbargoClock,
            id,
            async (statement, by, db) => statement.Keep(by, await db.PressOffice(institution))
        );

    private Task Block(string id, string reason) =>
        transaction.Do(
            Actor.EmbargoClock,
            id,
            (statement, by) =>
            {
                if (statement.Open is { Stage: Stage.Scheduled } edition && edition.IntendedAt <= by.At)
                    edition.Block(by, reason);
            }
        );

    public async Task<List<ScheduledRow>> Scheduled()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Editions.Scheduled()
            .Take(100)
            .Select(e => new ScheduledRow(
                e.Statement.Id,
                e.Summary.Headline,
                e.Number,
                e.IntendedAt!.Value,
                e.Blocked,
                e.BlockedAt >= e.IntendedAt,
                e.Since.Name,
                e.Since.At
            ))
            .ToListAsync();
    }

    public Task Correct(Actor me, string statementId) =>
        transaction.Do(me, statementId, (statement, by) => statement.Correct(by));

    public async Task<List<ReadyRow>> Ready()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Editions.ReadyToPublish()
            .Take(100)
            .Select(e => new ReadyRow(
                e.Statement.Id,
                e.Summary.Headline,
                e.Number,
                e.Approvals.Where(a => a.SetAside == null).OrderBy(a => a.Id).Select(a => a.By.Name).ToList(),
                e.Approvals.Where(a => a.SetAside == null).Max(a => (DateTimeOffset?)a.By.At) ?? e.Since.At,
                e.Summary.ChangeKind,
                e.Summary.PublicNote
            ))
            .ToListAsync();
    }

    public Task Pin(Actor me, string statementId, bool isPinned) =>
        transaction.Do(me, statementId, (statement, by) => statement.Pin(isPinned, by));

    /// <returns>What leads the front page by an editor's choice; null for the newest.</returns>
    public async Task<string?> Pinned()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var last = await db
            .History.Where(h => h.Verb == Verb.Pin || h.Verb == Verb.Unpin)
            .OrderByDescending(h => h.Number)
            .Select(h => new { h.Verb, h.StatementId })
            .FirstOrDefaultAsync();
        return last is { Verb: Verb.Pin } ? last.StatementId : null;
    }

    /// <summary>Newest first; one row more than a page when there is another page.</summary>
    public async Task<List<LiveRow>> Live(int page)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var ids = await db
            .Statements.Newest(withdrawnToo: true)
            .Skip((page - 1) * PageLength)
            .Take(PageLength + 1)
            .ToListAsync();
        return await db.Editions.Issued().Where(e => ids.Contains(e.Statement.Id)).LiveRows(db).ToListAsync();
    }
}
