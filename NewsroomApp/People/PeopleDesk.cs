using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>
/// Who works here. What would make somebody able to publish takes a chief editor beside the administrator, as soon as
/// there has ever been one; see <see cref="RequestDesk"/>. The operator, who has the machine, needs nobody.
/// </summary>
public sealed class PeopleDesk(
    PeopleTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleMail mail,
    TimeProvider clock
)
{
    public async Task<List<Person>> Everybody()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Users.AsNoTracking().OrderBy(p => p.DeactivatedAt != null).ThenBy(p => p.Name).ToListAsync();
    }

    public async Task<bool> IsEmpty()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return !await db.Users.AnyAsync();
    }

    /// <summary>Without a password, as the operator alone gives one, the person chooses it with a link.</summary>
    public Task<PeopleOutcome> Add(Actor actor, string name, string email, Role role, string? password = null) =>
        Ask(
            actor,
            Verb.AddPerson,
            async (people, by) =>
            {
                var person = PeopleRules.NewPerson(name, email, role);
                if (await people.FindByEmailAsync(person.Email!) is not null)
                    throw new Refusal($"The address {person.Email} is already taken.");
                return PersonRequest.For(Verb.AddPerson, person, by);
            },
            password
        );

    public Task<PeopleOutcome> ChangeRole(Actor actor, string personId, Role role) =>
        Ask(
            actor,
            Verb.ChangeRole,
            async (people, by) =>
            {
                PeopleRules.DemandStaff(role);
                if (by.PersonId == personId) throw new Refusal("Nobody changes their own role. Ask a colleague.");
                var person = await people.Known(personId);
                if (person.Role == role) throw new Refusal($"{person.Name} is {role.Spoken()} already.");
                return PersonRequest.For(Verb.ChangeRole, person, by, role: role);
            }
        );

    /// <summary>What stands under a name already keeps the one it had. Chief editors are told.</summary>
    public Task ChangeName(Actor me, string name) =>
        transaction.Do(
            me,
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.ChangeName);
                name = PeopleRules.Name(name);
                var person = await people.Known(by.PersonId);
                if (name == person.Name) return null;
                var others = await db.Users.Where(p => p.Id != person.Id).Select(p => p.Name).ToListAsync();
                if (others.Find(other => Folding.Fold(other) == Folding.Fold(name)) is { } taken)
                    throw new Refusal($"A colleague is called {taken} already. Add something so that people can tell you apart.");
                var done = $"{person.Name} is called {name} from now on";
                db.Record(Verb.ChangeName, by, done);
                await mail.Tell(db, person, $"{done}.", by, person.Email);
                person.Name = name;
                PeopleRules.Demand(await people.UpdateAsync(person));
                return null;
            }
        );

    public Task<PeopleOutcome> ChangeEmail(Actor actor, string personId, string email) =>
        Ask(
            actor,
            Verb.ChangeEmail,
            async (people, by) =>
                PersonRequest.For(
                    Verb.ChangeEmail,
                    await people.Known(personId),
                    by,
                    email: PeopleRules.Address(email)
                )
        );

    public Task<PeopleOutcome> Reactivate(Actor actor, string personId) =>
        Ask(
            actor,
            Verb.Reactivate,
            async (people, by) => PersonRequest.For(Verb.Reactivate, await people.Known(personId), by)
        );

    /// <summary>For whoever has lost the telephone and the recovery codes; the password alone is enough then.</summary>
    public Task<PeopleOutcome> ResetSignIn(Actor actor, string personId) =>
        Ask(
            actor,
            Verb.ResetSignIn,
            async (people, by) => PersonRequest.For(Verb.ResetSignIn, await people.Known(personId), by)
        );

    /// <summary>To choose a password, valid for a day or until the password changes.</summary>
    public Task<PeopleOutcome> PasswordLink(Actor actor, string personId) =>
        Ask(
            actor,
            Verb.GivePasswordLink,
            async (people, by) => PersonRequest.For(Verb.GivePasswordLink, await people.Known(personId), by)
        );

    public Task Deactivate(Actor actor, string personId) =>
        transaction.Do(
            actor,
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.Deactivate);
                var person = await people.Known(personId);
                await PeopleRules.DemandAnother(people, person);
                db.Record(Verb.Deactivate, by, $"Deactivated {person.Name}");
                person.DeactivatedAt = clock.GetUtcNow();
                PeopleRules.Demand(await people.UpdateSecurityStampAsync(person));
                return personId;
            }
        );

    /// <summary>Does it, or keeps it until a chief editor confirms.</summary>
    private async Task<PeopleOutcome> Ask(
        Actor actor,
        Verb verb,
        Func<UserManager<Person>, SignOff, Task<PersonRequest>> make,
        string? password = null
    )
    {
        var outcome = PeopleOutcome.Done;
        string? link = null;
        await transaction.Do(
            actor,
            async (people, by, db) =>
            {
                by.Role.Demand(verb);
                var request = await make(people, by);
                if (!await PeopleRules.TakesChief(people, request))
                {
                    link = await transaction.Apply(people, db, request, by, password);
                    if (request.BringsLink && link is null && password is null) outcome = PeopleOutcome.Mailed;
                    return verb is Verb.ChangeRole ? request.PersonId : null;
                }
                var (id, email) = (request.PersonId, request.Email);
                var open = db.PersonRequests.Where(r => !r.IsAnswered && r.Verb == verb);
                if (await open.AnyAsync(r => id == null ? r.Email == email : r.PersonId == id))
                    throw new Refusal($"This is asked of a chief editor already, for {request.Name}. Call it off to ask for something else.");
                outcome = PeopleOutcome.WaitsForChief;
                db.Add(request);
                db.Record(Verb.AskChange, by, $"Asked to {request.What}");
                await mail.Tell(db, request, $"{by.Name} asks to {request.What}; a chief editor has to confirm it.", by);
                return null;
            }
        );
        return outcome with { Link = link };
    }
}
