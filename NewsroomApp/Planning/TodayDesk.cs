using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Planning;

/// <summary>What needs one person today, and what the newsroom is about to do. Reads only.</summary>
public sealed class TodayDesk(
    IDbContextFactory<NewsroomDb> newsroom,
    HeldUp heldUp,
    Institution institution,
    TimeProvider clock
)
{
    public const int Longest = 50;

    private const int Written = 10;

    public async Task<Today> Read(string me, Role role)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var others = db.Editions.Where(e => e.Contributors.All(c => c.PersonId != me));
        var (held, waiting) = (await heldUp.Read(), new List<WaitingRow>());
        if (role.May(Verb.Approve)) waiting.AddRange(await ToApprove(db, others, me));
        if (role.May(Verb.Publish)) waiting.AddRange(await ToPublish(db, held));
        if (role.May(Verb.ConfirmWithdrawal)) waiting.AddRange(await ToConfirm(db, me));
        if (role.May(Verb.Ratify)) waiting.AddRange(await ToRatify(others, me));
        waiting.AddRange(await ToWrite(db, me));
        var scheduled = (await db.Editions.Scheduled().Rows().Take(Longest).ToListAsync()).ConvertAll(row =>
            row with { Blocked = held.GetValueOrDefault(row.StatementId) }
        );
        var tomorrow = institution.Begins(institution.Day(clock.GetUtcNow()).AddDays(1));
        var today = institution.Begins(institution.Day(clock.GetUtcNow()));
        var written = db
            .Editions.Open()
            .Begun()
            .Where(e => e.Stage == Stage.Draft || e.Stage == Stage.InReview)
            .OrderByDescending(e => e.Contributors.Any(c => c.PersonId == me))
            .ThenByDescending(e => e.WrittenBy.At);
        return new(
            [
                .. waiting
                    .OrderByDescending(w => w.IsUrgent)
                    .ThenBy(w => w.DueAt is null)
                    .ThenBy(w => w.DueAt)
                    .ThenBy(w => w.Since),
            ],
            [.. scheduled.Where(r => r.Blocked is not null)],
            [.. scheduled.Where(r => r.Blocked is null && r.IntendedAt < tomorrow)],
            await db
                .Editions.Live()
                .Where(e => e.ActualAt >= today)
                .OrderByDescending(e => e.ActualAt)
                .Rows()
                .Take(Longest)
                .ToListAsync(),
            [
                .. (await written.Rows(me).Take(Longest).ToListAsync())
                    .ExceptBy(waiting.Select(w => w.Address.Split('/')[^1]), row => row.StatementId)
                    .Take(Written),
            ]
        );
    }

    private static async Task<IEnumerable<WaitingRow>> ToApprove(
        NewsroomDb db,
        IQueryable<Edition> others,
        string me
    )
    {
        var mine = db.Editions.Unreviewed().Where(e => e.Since.PersonId == me).Select(e => e.Statement.Id);
        var rows = await others
            .AwaitingReview()
            .Where(e => !mine.Contains(e.Statement.Id))
            .Where(e =>
                !e.Approvals.Any(a => a.By.PersonId == me && a.SetAside == null && a.By.At >= e.WrittenBy.At)
            )
            .Select(e => new
            {
                Mine = e.ReviewRequests.Any(r => r.PersonId == me && r.By.At >= e.Since.At),
                DueAt = e.ReviewRequests.Where(r => r.PersonId == me && r.By.At >= e.Since.At)
                    .Select(r => r.DueAt)
                    .FirstOrDefault(),
                e.Statement.Id,
                e.Summary.Headline,
                e.Since,
            })
            .Take(Longest)
            .ToListAsync();
        return rows.Select(r => new WaitingRow(
            $"/desk/review/{r.Id}",
            r.Headline,
            r.Mine ? "You are asked to read it" : $"{r.Since.Name} submitted it for review",
            r.Since.At,
            r.DueAt
        ));
    }

    private static async Task<IEnumerable<WaitingRow>> ToPublish(
        NewsroomDb db,
        IReadOnlyDictionary<string, string> held
    )
    {
        var rows = await db.Editions.ReadyToPublish().Rows().Take(Longest).ToListAsync();
        return rows.Select(r => new WaitingRow(
            r.Address,
            r.Title,
            held.TryGetValue(r.StatementId, out var why)
                ? $"It cannot go out like this: {why}"
                : "It is approved: publish it, or give it a time",
            r.Since
        ));
    }

    private static async Task<IEnumerable<WaitingRow>> ToConfirm(NewsroomDb db, string me)
    {
        var asked = await db.Set<Withdrawal>()
            .Where(w => w.Ended == null && w.By.PersonId != me)
            .OrderBy(w => w.Id)
            .Select(w => new { Statement = EF.Property<string>(w, "StatementId"), Asked = w })
            .Take(Longest)
            .ToListAsync();
        var headlines = await db.Headlines(asked.Select(a => a.Statement));
        return asked.Select(a => new WaitingRow(
            $"/desk/presence/{a.Statement}",
            headlines[a.Statement],
            $"{a.Asked.By.Name} {a.Asked.Verb.Past()}: “{a.Asked.Reason}”",
            a.Asked.By.At
        ));
    }

    private static async Task<IEnumerable<WaitingRow>> ToRatify(IQueryable<Edition> others, string me)
    {
        var rows = await others.Unreviewed().Where(e => e.Since.PersonId != me).Rows().Take(Longest).ToListAsync();
        return rows.Select(r => new WaitingRow(
            $"/desk/presence/{r.StatementId}",
            r.Title,
            $"{r.SinceName} published it without review: read and approve it",
            r.Since,
            IsUrgent: true
        ));
    }

    private static async Task<IEnumerable<WaitingRow>> ToWrite(NewsroomDb db, string me)
    {
        var rows = await db
            .Editions.Open()
            .WrittenInBy(me)
            .Where(e =>
                (e.Stage == Stage.Draft && e.LastVerb == Verb.Return)
                || ((e.Stage == Stage.Draft || e.Stage == Stage.InReview)
                    && e.Comments.Any(c => c.Outcome == null && c.By.PersonId != me))
            )
            .OrderBy(e => e.Since.At)
            .Rows()
            .Take(Longest)
            .ToListAsync();
        var ids = rows.ConvertAll(r => r.StatementId);
        var asked = await db.Set<Comment>()
            .Where(c => c.Outcome == null && c.By.PersonId != me && ids.Contains(c.Edition.Statement.Id))
            .GroupBy(c => c.Edition.Statement.Id)
            .Select(c => new { c.Key, Count = c.Count(), First = c.Min(x => x.By.At) })
            .ToDictionaryAsync(c => c.Key);
        return rows.Select(r =>
        {
            var isReturned = r is { Stage: Stage.Draft, LastVerb: Verb.Return };
            var comments = isReturned ? null : asked.GetValueOrDefault(r.StatementId);
            return new WaitingRow(
                $"/desk/drafts/{r.StatementId}",
                r.Title,
                isReturned ? $"{r.SinceName} returned it: “{r.Reason}”"
                    : comments?.Count == 1 ? "1 comment to answer"
                    : $"{comments?.Count} comments to answer",
                comments?.First ?? r.Since
            );
        });
    }
}

public sealed record Today(
    IReadOnlyList<WaitingRow> Waiting,
    IReadOnlyList<EditionRow> Blocked,
    IReadOnlyList<EditionRow> GoesOut,
    IReadOnlyList<EditionRow> WentOut,
    IReadOnlyList<EditionRow> Written
);

/// <summary><paramref name="Why"/> one person has to act on it; <paramref name="Since"/> when it waits.</summary>
public sealed record WaitingRow(
    string Address,
    string Title,
    string Why,
    DateTimeOffset Since,
    DateTimeOffset? DueAt = null,
    bool IsUrgent = false
);
