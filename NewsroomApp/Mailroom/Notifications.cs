using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

internal sealed class Notifications(Institution institution, ChangeNotifier notifier)
{
    public async Task<Action?> Follow(NewsroomDb db, Statement statement, IReadOnlyList<HistoryEntry> news)
    {
        var edition = statement.Open ?? statement.Live ?? statement.Latest;
        var staff = await db.Users.AsNoTracking().Where(p => p.DeactivatedAt == null).ToListAsync();
        var office = new PressOffice(institution, id => staff.Find(p => p.Id == id)?.Role);
        var kinds = news
            .Select(n => (Entry: n, Kind: Notices.KindOf(n.Verb, edition, office)))
            .Where(n => n.Kind is not null)
            .ToList();
        if (kinds.Count == 0) return null;

        var told = new HashSet<string>();
        var readers = staff.FindAll(p => p.Role.May(Right.ReadDesk));
        foreach (var (entry, kind) in kinds)
            foreach (var person in readers.Where(p => Concerns(p, entry, kind!.Value, edition)))
                await Tell(db, person, NoticeFor(person, entry, kind!.Value, edition), edition, told);
        return () =>
        {
            foreach (var personId in told) notifier.Tell(personId);
        };
    }

    private static bool Concerns(Person person, HistoryEntry entry, NoticeKind kind, Edition edition) =>
        person.Id != entry.By.PersonId && Notices.Concerns(kind, edition, person.Id, person.Role);

    private static Notice NoticeFor(Person person, HistoryEntry entry, NoticeKind kind, Edition edition) =>
        new()
        {
            PersonId = person.Id,
            Kind = kind,
            StatementId = edition.Statement.Id,
            Verb = entry.Verb,
            By = entry.By,
            Note = entry.Note,
            Address = Notices.Address(kind, edition, person.Id),
        };

    private async Task Tell(NewsroomDb db, Person person, Notice notice, Edition edition, HashSet<string> told)
    {
        if (person.Notices.HasFlag(notice.Kind) && told.Add(person.Id)) db.Add(notice);
        if (person.Mails.HasFlag(notice.Kind) && !await IsGathered(db, notice, person.Email!))
            db.Add(Mail.About(notice, person.Name, person.Email!, edition, institution));
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
