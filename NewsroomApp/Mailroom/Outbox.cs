using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

internal sealed class Outbox(NewsroomDb db)
{
    private const int BatchLength = 100;

    /// <summary>How long sent mails are kept, for those who ask whether one went out.</summary>
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    /// <summary>Marks mails whose sender died as perhaps sent, and deletes old ones.</summary>
    public async Task Tidy(DateTimeOffset now, CancellationToken stop)
    {
        var (dead, old) = (now - Mail.LongestSending, now - _kept);
        var lost = db.Set<Mail>().Where(m => m.Stage == MailStage.Sending && m.Since < dead);
        foreach (var mail in await lost.ToListAsync(stop))
            mail.PerhapsSent("The newsroom was stopped while it was being sent.", now);
        await Keep(stop);
        await db.Set<Mail>().Where(m => m.Stage == MailStage.Sent && m.Since < old).ExecuteDeleteAsync(stop);
    }

    public Task<List<Mail>> Due(DateTimeOffset now, CancellationToken stop) =>
        db
            .Set<Mail>().Where(m => m.Stage == MailStage.Waiting && m.DueAt <= now)
            .OrderBy(m => m.Id)
            .Take(BatchLength)
            .ToListAsync(stop);

    /// <summary>Whether it is for somebody who was deactivated since it was written. Outsiders stay.</summary>
    public Task<bool> HasLeft(Mail mail, CancellationToken stop) =>
        mail.Name.Length == 0
            ? Task.FromResult(false)
            : db.Users.AnyAsync(p => p.Email == mail.To && p.DeactivatedAt != null, stop);

    /// <returns>False when another process claimed one of the mails first.</returns>
    public async Task<bool> Keep(CancellationToken stop)
    {
        // The store blocks, and whatever awaited the mail server continues on the thread that polls all sockets
        // (see Program.cs): leave it first.
        await Task.Yield();
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException taken)
        {
            foreach (var entry in taken.Entries) await entry.ReloadAsync(stop);
            return false;
        }
    }
}
