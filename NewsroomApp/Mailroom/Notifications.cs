using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

/// <summary>Writes the notices and mails that follow from what was done.</summary>
internal sealed class Notifications(Institution institution, ChangeNotifier notifier)
{
    public async Task<Action?> Follow(NewsroomDb db, Statement statement, IReadOnlyList<HistoryEntry> news)
    {
        var edition = statement.Open ?? statement.Live ?? statement.Latest;
        var kinds = news
            .Select(n => (Entry: n, Kind: Notices.KindOf(n.Verb, edition, institution)))
            .Where(n => n.Kind is not null)
            .ToList();
        if (kinds.Count == 0) return null;
        await db.Load(edition, Needs.Contributors | Needs.Approvals | Needs.Comments | Needs.Quotations);

        var told = new HashSet<string>();
        var colleagues = (await db.Users.AsNoTracking().Where(p => p.DeactivatedAt == null).ToListAsync()).FindAll(p =>
            p.Role.May(Right.ReadDesk)
        );
        foreach (var (entry, kind) in kinds)
        {
            foreach (
                var person in colleagues.Where(p =>
                    p.Id != entry.By.PersonId && Notices.Concerns(kind!.Value, edition, p.Id, p.Role)
                )
            )
            {
                var notice = new Notice
                {
                    PersonId = person.Id,
                    Kind = kind!.Value,
                    StatementId = statement.Id,
                    Verb = entry.Verb,
                    By = entry.By,
                    Note = entry.Note,
                    Address = Notices.Address(kind.Value, edition, person.Id),
                };
                if (person.Notices.HasFlag(notice.Kind) && told.Add(person.Id)) db.Add(notice);
                if (person.Mails.HasFlag(notice.Kind) && !await IsGathered(db, notice, person.Email!))
                    db.Add(Mail.About(notice, person.Name, person.Email!, edition, institution));
            }
        }
        return () =>
        {
            foreach (var personId in told) notifier.Tell(personId);
        };
    }

    /// <summary>A waiting mail about comments on the same statement covers this comment too.</summary>
    private static async Task<bool> IsGathered(NewsroomDb db, Notice notice, string address) =>
        notice.Kind is NoticeKind.Comment
        && await db.Set<Mail>()
            .AnyAsync(m =>
                m.Stage == MailStage.Waiting
                && m.Kind == NoticeKind.Comment
                && m.StatementId == notice.StatementId
                && m.To == address
            );
}
