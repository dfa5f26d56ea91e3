using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>
/// What the public sees after publication, and urgent publication without review: one person asks or acts, and a second
/// confirms. Also the banner above the public pages.
/// </summary>
public sealed class PresenceDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    public async Task<Statement?> Read(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Load(statementId) is { LiveNumber: not null } statement ? statement : null;
    }

    public async Task<PressOffice> Office()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.PressOffice(institution);
    }

    public Task Ask(Actor me, string statementId, Verb verb, string reason) =>
        transaction.Do(me, statementId, (statement, by) => statement.Ask(verb, reason, by));

    public Task Confirm(Actor me, string statementId, int withdrawalId) =>
        transaction.Do(
            me,
            statementId,
            async (statement, by, db) => statement.Confirm(withdrawalId, by, await db.PressOffice(institution))
        );

    public Task CallOff(Actor me, string statementId, int withdrawalId) =>
        transaction.Do(me, statementId, (statement, by) => statement.CallOff(withdrawalId, by));

    public Task PublishUrgently(Actor me, string statementId, Fingerprint shown, string reason) =>
        transaction.Do(
            me,
            statementId,
            async (statement, by, db) =>
                statement.PublishUrgently(by, shown, reason, await db.PressOffice(institution))
        );

    /// <inheritdoc cref="Edition.Ratify"/>
    public Task Ratify(Actor me, string statementId, Fingerprint shown) =>
        transaction.Do(
            me,
            statementId,
            async (statement, by, db) =>
                (statement.Live ?? throw new Refusal("The public does not read these words any more.")).Ratify(
                    by,
                    shown,
                    await db.PressOffice(institution)
                )
        );

    /// <summary>Sets the banner above every public page, in plain text; empty removes it.</summary>
    public Task Announce(Actor me, string text) =>
        transaction.Do(
            me,
            (by, db) =>
            {
                var announcement = Announcement.Make(text, by);
                db.Add(announcement);
                db.Add(HistoryEntry.OfHouse(Verb.Announce, by, announcement.Text));
                return Task.CompletedTask;
            }
        );

    public async Task<string> Banner()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Announcements.OrderByDescending(a => a.Id).Select(a => a.Text).FirstOrDefaultAsync() ?? "";
    }

    /// <summary>What awaits a second person: requests to confirm, and urgent publications. Oldest first.</summary>
    public async Task<List<UnreviewedRow>> Unreviewed()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return [.. (await Asked(db)).Concat(await Urgent(db)).OrderBy(d => d.At)];
    }

    private static async Task<IEnumerable<UnreviewedRow>> Asked(NewsroomDb db)
    {
        var asked = await db.Set<Withdrawal>()
            .Where(w => w.Ended == null)
            .Join(
                db.Editions.Where(e => e.Stage == Stage.Published),
                w => new { Id = EF.Property<string>(w, "StatementId"), w.Edition },
                e => new { e.Statement.Id, Edition = e.Number },
                (w, e) => new { e.Statement.Id, e.Summary.Headline, Asked = w }
            )
            .OrderBy(a => a.Asked.Id)
            .Take(100)
            .ToListAsync();
        return asked.Select(a => new UnreviewedRow(
            a.Id,
            a.Headline,
            a.Asked.Verb,
            a.Asked.Reason,
            a.Asked.By.Name,
            a.Asked.By.At
        ));
    }

    private static Task<List<UnreviewedRow>> Urgent(NewsroomDb db) =>
        db
            .Editions.Unreviewed()
            .Select(e => new UnreviewedRow(
                e.Statement.Id,
                e.Summary.Headline,
                Verb.PublishUrgently,
                e.Urgency!,
                e.Since.Name,
                e.Since.At
            ))
            .Take(100)
            .ToListAsync();
}

public sealed record UnreviewedRow(
    string StatementId,
    string Headline,
    Verb Verb,
    string Reason,
    string By,
    DateTimeOffset At
);
