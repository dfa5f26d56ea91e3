using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

/// <summary>The administrator's view of outgoing mail: to whom, and whether it was sent, never what it says.</summary>
public sealed class OutboxDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    MailSettings mail
)
{
    public const int Longest = 100;

    public string Server => mail.Now.Server;

    /// <summary>False while a chief editor has to accept the mail server.</summary>
    public async Task<bool> IsTrusted()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Trusts(Server);
    }

    public async Task<Dictionary<MailStage, int>> Count()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Set<Mail>().GroupBy(m => m.Stage)
            .Select(s => new { Stage = s.Key, Count = s.Count() })
            .ToDictionaryAsync(s => s.Stage, s => s.Count);
    }

    public async Task<List<Mail>> Last()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Set<Mail>().AsNoTracking()
            .OrderBy(m => m.Stage == MailStage.Sent)
            .ThenByDescending(m => m.Id)
            .Take(Longest)
            .ToListAsync();
    }

    public Task SendAgain(Actor me, int mailId) => With(me, mailId, (mail, by, _) => mail.SendAgain(by.At));

    public Task Discard(Actor me, int mailId) => With(me, mailId, (mail, _, db) => db.Remove(mail));

    private Task With(Actor me, int mailId, Action<Mail, SignOff, NewsroomDb> change) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Right.ManagePeople);
                change(
                    await db.Set<Mail>().SingleOrDefaultAsync(m => m.Id == mailId)
                        ?? throw new Refusal("This mail is not in the outbox any more."),
                    by,
                    db
                );
            }
        );
}
