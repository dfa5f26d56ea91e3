using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>
/// Whether the clock of this machine can be believed. The store keeps the last time at which the newsroom ran, because
/// after a start nothing else tells a clock that is right from one that is days ahead.
/// </summary>
public sealed class ClockDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    WriteGate gate,
    Institution institution,
    TimeProvider clock
)
{
    public ClockDoubt? Doubt { get; private set; }

    public string? Trouble => Doubt?.Says(clock.GetUtcNow(), institution);

    /// <summary>Compares the clock with the last time seen, by the embargo clock or in the history.</summary>
    /// <returns>When the embargo clock last looked; null in a store where it never did.</returns>
    public async Task<DateTimeOffset?> Compare(DateTimeOffset wall)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await db.Set<SeenTime>().AsNoTracking().SingleOrDefaultAsync() is not { } kept) return null;
        var (seen, since) = (kept.SeenAt, kept.DoubtedSince);
        // What was done while the clock was doubted has its time from that clock.
        if (since is null && await LastDone(db, kept.Entry) is { } done && done > seen) seen = done;
        if (ClockDoubt.Fits(seen, wall)) Doubt = null;
        else if (since is { } known && known > seen == wall > seen) Doubt = new(seen, known);
        else await Begin(seen, wall);
        return kept.SeenAt;
    }

    public async Task Begin(DateTimeOffset seen, DateTimeOffset wall)
    {
        await Write(seen, wall);
        Doubt = new(seen, wall);
    }

    public Task Keep(DateTimeOffset wall) => Write(wall, doubtedSince: null);

    public async Task Trust(Actor me)
    {
        await transaction.Do(
            me,
            async (by, db) =>
            {
                var kept = await db.Set<SeenTime>().SingleOrDefaultAsync() ?? new SeenTime();
                var seen = kept.SeenAt;
                kept.Trust(by);
                var note = $"It says {institution.Moment(by.At)}; the newsroom last ran at {institution.Moment(seen)}.";
                db.Add(HistoryEntry.OfHouse(Verb.TrustClock, by, note));
            }
        );
        Doubt = null;
    }

    private static Task<DateTimeOffset?> LastDone(NewsroomDb db, int after) =>
        db
            // Settings are taken over at a start, whatever its clock says.
            .History.Where(h => h.Number > after && h.Verb != Verb.AcceptSettings)
            .OrderByDescending(h => h.Number)
            .Select(h => (DateTimeOffset?)h.By.At)
            .FirstOrDefaultAsync();

    private async Task Write(DateTimeOffset seen, DateTimeOffset? doubtedSince)
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        await using var whole = await db.Database.BeginTransactionAsync();
        var entry = await db.History.MaxAsync(h => (int?)h.Number) ?? 0;
        var rows = await db.Set<SeenTime>()
            .ExecuteUpdateAsync(set =>
                set.SetProperty(s => s.SeenAt, seen)
                    .SetProperty(s => s.Entry, entry)
                    .SetProperty(s => s.DoubtedSince, doubtedSince)
            );
        if (rows == 0)
        {
            db.Add(
                new SeenTime
                {
                    SeenAt = seen,
                    Entry = entry,
                    DoubtedSince = doubtedSince,
                }
            );
            await db.SaveChangesAsync();
        }
        await whole.CommitAsync();
    }
}
