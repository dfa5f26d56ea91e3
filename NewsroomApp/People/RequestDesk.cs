using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Where a chief editor answers what an administrator asked for.</summary>
public sealed class RequestDesk(
    PeopleTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleMail mail,
    SettingsWatch settings,
    Institution institution
)
{
    private const int MostLately = 8;

    private static readonly TimeSpan _lately = TimeSpan.FromDays(30);

    private static readonly Verb[] _ofSignIn =
    [
        Verb.AddPerson,
        Verb.ChangeRole,
        Verb.ChangeEmail,
        Verb.GivePasswordLink,
        Verb.ChoosePassword,
        Verb.ChangeSignIn,
        Verb.ResetSignIn,
        Verb.Reactivate,
        Verb.ConfirmChange,
    ];

    /// <summary>What waits for an answer, and confirmed links that wait to be taken; the oldest first.</summary>
    public async Task<List<PersonRequest>> Waiting()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var requests = await db
            .PersonRequests.Where(r => !r.IsAnswered || (r.Confirmed && r.LinkTakenAt == null))
            .AsNoTracking()
            .OrderBy(r => r.Id)
            .ToListAsync();
        var isMailed = await mail.IsSet(db);
        return requests.FindAll(r => !r.IsAnswered || (r.BringsLink && !isMailed));
    }

    /// <summary>What was done lately with how the person signs in, for whoever confirms.</summary>
    public async Task<List<HistoryEntry>> Lately(PersonRequest request)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var since = request.By.At - _lately;
        return await db
            .History.Where(h => _ofSignIn.Contains(h.Verb) && h.Note!.Contains(request.Name) && h.By.At > since)
            .OrderByDescending(h => h.Number)
            .Take(MostLately)
            .AsNoTracking()
            .ToListAsync();
    }

    public Task Confirm(Actor me, int requestId) =>
        transaction.Do(
            me,
            async (people, by, db) =>
            {
                var request = await Find(db, requestId);
                request.Confirm(by);
                if (request.Verb is Verb.AcceptSettings)
                {
                    db.Record(Verb.ConfirmChange, by, $"Asked to {request.What}");
                    await settings.Accept(db, request, by);
                    return null;
                }
                if ((await db.PressOffice(institution)).WhyNot(request.By, request.Verb) is { } why)
                    throw new Refusal($"{why} Turn it down; whoever is administrator now can ask again.");
                await transaction.Apply(people, db, request, by);
                return request.Verb is Verb.ChangeRole ? request.PersonId : null;
            }
        );

    public Task TurnDown(Actor me, int requestId) =>
        transaction.Do(
            me,
            async (_, by, db) =>
            {
                var request = await Find(db, requestId);
                request.TurnDown(by);
                if (request.Verb is Verb.AcceptSettings) await settings.TurnDown(db, request, by);
                db.Record(Verb.TurnDownChange, by, $"{request.By.Name} asked to {request.What}");
                await mail.Tell(db, request, $"{by.Name} turned it down to {request.What}.", by);
                return null;
            }
        );

    /// <summary>The path to choose a password with, once a chief editor has confirmed it.</summary>
    public async Task<string> TakeLink(Actor me, int requestId)
    {
        var path = "";
        await transaction.Do(
            me,
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.GivePasswordLink);
                var request = await Find(db, requestId);
                request.TakeLink(by);
                var person = request.PersonId is { } id
                    ? await people.Known(id)
                    : await people.FindByEmailAsync(request.Email) ?? throw PeopleRules.Nobody();
                db.Record(Verb.GivePasswordLink, by, $"Took the password link for {person.Name}");
                path = await transaction.Link(people, db, person, by) ?? throw PeopleRules.Nobody();
                return null;
            }
        );
        return path;
    }

    private static async Task<PersonRequest> Find(NewsroomDb db, int id) =>
        await db.PersonRequests.SingleOrDefaultAsync(r => r.Id == id)
        ?? throw new Refusal("There is no such request any more.");
}
