using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Where people choose their password. Either way ends all sessions of the person.</summary>
public sealed class PasswordDesk(
    PeopleTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleMail mail
)
{
    /// <summary>Puts on record that a client used up its attempts for an account, and tells its holder.</summary>
    public Task TurnAway(string email, string address) =>
        transaction.Do(
            Actor.Outsider($"Somebody at {address}"),
            async (people, by, db) =>
            {
                if (await people.FindByEmailAsync(email.Trim()) is not { IsActive: true } person) return null;
                db.Record(Verb.TurnAway, by, $"Wrong passwords for {person.Name}");
                mail.Warn(db, person, by);
                return null;
            }
        );

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
