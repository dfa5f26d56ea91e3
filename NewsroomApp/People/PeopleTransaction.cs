using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>A verb about people: in one transaction, with Identity's rules, and on record.</summary>
public sealed class PeopleTransaction(
    EditorialTransaction transaction,
    IServiceScopeFactory scopes,
    Sessions sessions,
    PeopleMail mail
)
{
    /// <param name="change">Returns whose sessions it ended; null for nobody's.</param>
    public async Task Do(Actor actor, Func<UserManager<Person>, SignOff, NewsroomDb, Task<string?>> change)
    {
        string? ended = null;
        await transaction.Do(
            actor,
            async (by, db) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                using var people = ActivatorUtilities.CreateInstance<UserManager<Person>>(
                    scope.ServiceProvider,
                    new UserOnlyStore<Person, NewsroomDb>(db)
                );
                ended = await change(people, by, db);
                if (ended is not null) await db.EndSessions(ended, by.At);
            }
        );
        if (ended is not null) sessions.Tell(ended);
    }

    /// <returns>The path to choose a password with, where it is for whoever asked to hand over.</returns>
    internal async Task<string?> Apply(
        UserManager<Person> people,
        NewsroomDb db,
        PersonRequest request,
        SignOff by,
        string? password = null
    )
    {
        var person = request.PersonId is { } id ? await people.Known(id) : PeopleRules.NewPerson(request);
        await PeopleRules.DemandPossible(people, request, person);
        var (done, before) = (PeopleRules.Done(request, person), request.PersonId is null ? null : person.Email);
        db.Record(request.Confirmed ? Verb.ConfirmChange : request.Verb, by, done);
        (person.Role, person.Email, person.UserName) = (request.Role, request.Email, request.Email);
        person.WasChiefEditor |= request.Role is Role.ChiefEditor;
        person.WasEditor |= PeopleRules.IsEditorial(request.Role);
        if (request.Verb is Verb.ChangeRole)
            await db.PersonRequests.Where(r => !r.IsAnswered && r.By.PersonId == person.Id).ExecuteDeleteAsync();
        if (request.Verb is Verb.Reactivate) person.DeactivatedAt = null;
        if (request.Verb is Verb.ResetSignIn) await ResetSignIn(people, person);
        PeopleRules.Demand(
            request.PersonId is not null ? await people.UpdateSecurityStampAsync(person)
            : password is null ? await people.CreateAsync(person)
            : await people.CreateAsync(person, password)
        );
        if (PeopleRules.IsEditorial(request.Role)) await mail.Tell(db, person, $"{done}.", by, before);
        if (!request.BringsLink || password is not null || (request.Confirmed && !await mail.IsSet(db))) return null;
        return await Link(people, db, person, by);
    }

    private static async Task ResetSignIn(UserManager<Person> people, Person person)
    {
        foreach (var passkey in await people.GetPasskeysAsync(person))
            PeopleRules.Demand(await people.RemovePasskeyAsync(person, passkey.CredentialId));
        PeopleRules.Demand(await people.SetTwoFactorEnabledAsync(person, enabled: false));
        PeopleRules.Demand(await people.ResetAuthenticatorKeyAsync(person));
    }

    /// <summary>Mails it where mail is set up.</summary>
    /// <inheritdoc cref="Apply"/>
    internal async Task<string?> Link(UserManager<Person> people, NewsroomDb db, Person person, SignOff by)
    {
        var path = PasswordLinks.Path(person.Id, await people.GeneratePasswordResetTokenAsync(person));
        if (!await mail.IsSet(db)) return path;
        mail.Send(db, person, path, by);
        return null;
    }
}
