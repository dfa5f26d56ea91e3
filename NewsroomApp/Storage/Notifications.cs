using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

internal static class Notifications
{
    /// <summary>Adds notices and mails to the transaction that they are about, so that all commit together.</summary>
    /// <returns>Identifiers of the people with a new notice.</returns>
    public static async Task<IReadOnlySet<string>> TellColleagues(
        this NewsroomDb db,
        Statement statement,
        Institution institution
    )
    {
        var told = new HashSet<string>();
        var edition = statement.Open ?? statement.Live ?? statement.Latest;
        var news = db
            .ChangeTracker.Entries<HistoryEntry>()
            .Where(e => e.State is EntityState.Added)
            .Select(e => (e.Entity, Kind: Notices.KindOf(e.Entity.Verb, edition, institution)))
            .Where(n => n.Kind is not null)
            .ToList();
        if (news.Count == 0) return told;

        var colleagues = await db.Users.AsNoTracking().Where(p => p.DeactivatedAt == null).ToListAsync();
        foreach (var (entry, kind) in news)
        {
            foreach (
                var person in colleagues.Where(p =>
                    p.Id != entry.By.PersonId
                    && p.Role.May(Verb.ReadDesk)
                    && Notices.Concerns(kind!.Value, edition, p.Id, p.Role)
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
        return told;
    }

    /// <summary>A waiting mail about comments on the same statement covers this comment too.</summary>
    private static async Task<bool> IsGathered(NewsroomDb db, Notice notice, string address) =>
        notice.Kind is NoticeKind.Comment
        && await db.Mails.AnyAsync(m =>
            m.Stage == MailStage.Waiting
            && m.Kind == NoticeKind.Comment
            && m.StatementId == notice.StatementId
            && m.To == address
        );
}
