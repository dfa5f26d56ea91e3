using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

public sealed class PeopleDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    IServiceScopeFactory scopes,
    Sessions sessions,
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

    /// <summary>
    /// Without a password, as the operator alone gives one, the person chooses it with a link from
    /// <see cref="PasswordLink"/>.
    /// </summary>
    public Task Add(Actor actor, string name, string email, Role role, string? password = null) =>
        With(
            actor,
            Verb.AddPerson,
            async (people, record) =>
            {
                var person = PeopleRules.NewPerson(name, email, role);
                record($"Added {person.Name} as {role.Spoken()}");
                Demand(
                    password is null ? await people.CreateAsync(person) : await people.CreateAsync(person, password)
                );
            }
        );

    /// <summary>Returns the path to choose a password with, valid for a day or until the password changes.</summary>
    public async Task<string> PasswordLink(Actor actor, string personId)
    {
        var token = "";
        await With(
            actor,
            Verb.GivePasswordLink,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                record($"Made a password link for {person.Name}");
                token = await people.GeneratePasswordResetTokenAsync(person);
            }
        );
        return PasswordLinks.Path(personId, token);
    }

    /// <exception cref="Refusal">The link is no longer valid, or the password is too weak.</exception>
    public async Task SetPassword(string personId, string token, string password)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await db.Users.FindAsync(personId) is not { IsActive: true } holder) throw PasswordLinks.UsedUp();
        await With(
            holder.Known(),
            Verb.ChoosePassword,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                var code = await PasswordLinks.Verified(people, person, token);
                record($"{person.Name} chose a password");
                Demand(await people.ResetPasswordAsync(person, code, password));
                await people.SetLockoutEndDateAsync(person, null);
            },
            signOut: personId
        );
    }

    /// <summary>Ends all sessions of this person, the one it comes from too.</summary>
    /// <exception cref="Refusal">The present password is not right, or the new one is too weak.</exception>
    public Task ChangePassword(Actor me, string present, string password) =>
        With(
            me,
            Verb.ChoosePassword,
            async (people, record) =>
            {
                var person = await Find(people, me.PersonId);
                record($"{person.Name} changed the password");
                Demand(await people.ChangePasswordAsync(person, present, password));
            },
            signOut: me.PersonId
        );

    public Task ChangeRole(Actor actor, string personId, Role role) =>
        With(
            actor,
            Verb.ChangeRole,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                PeopleRules.DemandStaff(role);
                if (person.Role is Role.Administrator && role is not Role.Administrator)
                    await PeopleRules.DemandAnotherAdministrator(people, person);
                record($"Made {person.Name} {role.Spoken()}, who was {person.Role.Spoken()}");
                person.Role = role;
                Demand(await people.UpdateSecurityStampAsync(person));
            },
            signOut: personId
        );

    public Task Deactivate(Actor actor, string personId) =>
        With(
            actor,
            Verb.Deactivate,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                await PeopleRules.DemandAnotherAdministrator(people, person);
                record($"Deactivated {person.Name}");
                person.DeactivatedAt = clock.GetUtcNow();
                Demand(await people.UpdateSecurityStampAsync(person));
            },
            signOut: personId
        );

    public Task Reactivate(Actor actor, string personId) =>
        With(
            actor,
            Verb.Reactivate,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                record($"Reactivated {person.Name}");
                person.DeactivatedAt = null;
                Demand(await people.UpdateSecurityStampAsync(person));
            }
        );

    /// <param name="signOut">Whose sessions this ends.</param>
    private async Task With(
        Actor actor,
        Verb verb,
        Func<UserManager<Person>, Action<string>, Task> change,
        string? signOut = null
    )
    {
        await transaction.Do(
            actor,
            async (by, db) =>
            {
                by.Role.Demand(verb);
                await using var scope = scopes.CreateAsyncScope();
                using var people = ActivatorUtilities.CreateInstance<UserManager<Person>>(
                    scope.ServiceProvider,
                    new UserOnlyStore<Person, NewsroomDb>(db)
                );
                await change(people, note => db.Add(HistoryEntry.OfHouse(verb, by, note)));
                if (signOut is not null) await db.EndSessions(signOut, by.At);
            }
        );
        if (signOut is not null) sessions.Tell(signOut);
    }

    private static async Task<Person> Find(UserManager<Person> people, string personId) =>
        await people.FindByIdAsync(personId) ?? throw new Refusal("There is no such person.");

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded) return;
        throw new Refusal(
            string.Join(" ", result.Errors.Where(e => e.Code is not "DuplicateUserName").Select(e => e.Description))
        );
    }
}
