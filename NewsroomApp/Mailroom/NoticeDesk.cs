using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

public sealed class NoticeDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    MailSettings mail,
    ChangeNotifier notifier,
    WriteGate gate,
    TimeProvider clock
)
{
    public const int Longest = 200;

    public bool SendsMails => mail.Now.IsSet;

    public async Task<int> Unseen(string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Set<Notice>().CountAsync(n => n.PersonId == me && n.SeenAt == null);
    }

    public async Task<List<NoticeRow>> Last(string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var notices = await db
            .Set<Notice>().AsNoTracking()
            .Where(n => n.PersonId == me)
            .OrderByDescending(n => n.Id)
            .Take(Longest)
            .ToListAsync();
        var headlines = await db.Headlines(notices.Select(n => n.StatementId));
        return
        [
            .. notices.Select(n => new NoticeRow(
                n,
                headlines.GetValueOrDefault(n.StatementId) is { Length: > 0 } headline ? headline : "Untitled"
            )),
        ];
    }

    /// <summary>Marks the notices about a statement as seen; null marks all.</summary>
    public async Task Seen(string me, string? statementId)
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        var unseen = db
            .Set<Notice>().Where(n =>
                n.PersonId == me && n.SeenAt == null && (statementId == null || n.StatementId == statementId)
            );
        try
        {
            if (await unseen.ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenAt, now)) > 0) notifier.Tell(me);
        }
        catch (Exception error) when (StoreTrouble.Of(error) is { } trouble)
        {
            throw trouble.Refusal();
        }
    }

    public async Task<NotificationPreferences> PreferencesOf(string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Users.Where(p => p.Id == me)
            .Select(p => new NotificationPreferences(p.Notices, p.Mails))
            .SingleAsync();
    }

    public Task SetPreferences(Actor me, NotificationPreferences preferences) =>
        transaction.Do(
            me,
            async (_, db) =>
            {
                var person = await db.Users.SingleAsync(p => p.Id == me.PersonId);
                (person.Notices, person.Mails) = (preferences.OnDesk, preferences.ByMail);
            }
        );
}

public sealed record NoticeRow(Notice Notice, string Headline);

public sealed record NotificationPreferences(NoticeKind OnDesk, NoticeKind ByMail);
