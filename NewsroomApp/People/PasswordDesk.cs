using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Where people choose their password. Either way ends all sessions of the person.</summary>
public sealed class PasswordDesk(PeopleTransaction transaction, IDbContextFactory<NewsroomDb> newsroom)
{
    /// <exception cref="Refusal">The link is no longer valid, or the password is too weak.</exception>
    public async Task Set(string personId, string token, string password)
    {
        await using var store = await newsroom.CreateDbContextAsync();
        if (await store.Users.FindAsync(personId) is not { IsActive: true } holder) throw PasswordLinks.UsedUp();
        await transaction.Do(
            holder.Known(),
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.ChoosePassword);
                var person = await people.Known(personId);
                var code = await PasswordLinks.Verified(people, person, token);
                db.Record(Verb.ChoosePassword, by, $"{person.Name} chose a password");
                PeopleRules.Demand(await people.ResetPasswordAsync(person, code, password));
                await people.SetLockoutEndDateAsync(person, null);
                return personId;
            }
        );
    }

    /// <exception cref="Refusal">The present password is not right, or the new one is too weak.</exception>
    public Task Change(Actor me, string present, string password) =>
        transaction.Do(
            me,
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.ChoosePassword);
                var person = await people.Known(me.PersonId);
                db.Record(Verb.ChoosePassword, by, $"{person.Name} changed the password");
                PeopleRules.Demand(await people.ChangePasswordAsync(person, present, password));
                return me.PersonId;
            }
        );
}
