using Microsoft.EntityFrameworkCore;
using NewsroomApp.Mailroom;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Cli;

/// <summary>
/// A newsroom as it was when it was backed up. What it would go on with by itself may have been done meanwhile, or
/// called off, and of that it knows nothing: so it waits for somebody.
/// </summary>
internal sealed class RestoredNewsroom(
    Audit audit,
    PublishingDesk publishing,
    ClockDesk clocks,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock
)
{
    public async Task<string> Settle(Manifest manifest, CancellationToken stop)
    {
        var (moment, now) = (institution.Moment(manifest.MadeAt), clock.GetUtcNow());
        await using var db = await newsroom.CreateDbContextAsync(stop);
        var last = await LastDone(db, stop);
        var fits = await audit.Check(stop);
        await EndSessions(db, now, stop);
        var mails = await HoldMails(db, moment, now, stop);
        var due = await HoldDue(moment, stop);
        // Otherwise an old backup would make the clock look days ahead.
        await clocks.Keep(now);
        var ahead = await db.Editions.Scheduled().CountAsync(e => e.IntendedAt > now, stop);
        return string.Join(
            '\n',
            [
                $"It is the newsroom of {moment}. {last} What was done later is not in it, not even who left and which links were revoked.",
                fits,
                due == 0 ? "Nothing fell due since."
                    : due == 1 ? "1 statement fell due since, and waits under Publishing for somebody to decide."
                    : $"{due} statements fell due since, and wait under Publishing for somebody to decide.",
                .. Unless(ahead == 0, $"Scheduled for later: {ahead}. See under Publishing whether that still holds."),
                .. Unless(
                    mails == 0,
                    $"E-mails that may have gone out since: {mails}. They do not go out again by themselves; see under Outbox."
                ),
                "Everybody has to sign in again.",
            ]
        );
    }

    private static string[] Unless(bool isNothing, string line) => isNothing ? [] : [line];

    private async Task<string> LastDone(NewsroomDb db, CancellationToken stop)
    {
        var last = await db.History.AsNoTracking().OrderByDescending(h => h.Number).FirstOrDefaultAsync(stop);
        if (last is null) return "Its history is empty.";
        var what = last.StatementId is { } id ? $"statement {id}" : "it";
        return $"Entry {last.Number} of the history is the last: {last.By.Name} {last.Verb.Past(what)}, {institution.Moment(last.By.At)}.";
    }

    /// <summary>Who signed out later would be signed in again.</summary>
    private static Task<int> EndSessions(NewsroomDb db, DateTimeOffset now, CancellationToken stop) =>
        db
            .Sessions.Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), stop);

    private static async Task<int> HoldMails(NewsroomDb db, string moment, DateTimeOffset now, CancellationToken stop)
    {
        var waiting = await db
            .Set<Mail>().Where(m => m.Stage == MailStage.Waiting || m.Stage == MailStage.Sending)
            .ToListAsync(stop);
        foreach (var mail in waiting)
            mail.PerhapsSent($"The newsroom was restored from a backup of {moment}, when this still waited.", now);
        await db.SaveChangesAsync(stop);
        return waiting.Count;
    }

    private async Task<int> HoldDue(string moment, CancellationToken stop)
    {
        var why =
            $"The newsroom was restored from a backup of {moment}; this fell due meanwhile. Publish it, or set its time again.";
        var round = await publishing.PublishDue(
            [Hold.Everything(why)],
            (id, trouble) => throw new Refusal($"Statement {id} could not be held back: {trouble.Message}"),
            stop
        );
        return round.Held;
    }
}
