using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>
/// How somebody proves who they are beside the password: passkeys, and codes of an authenticator. The first is set up
/// with the password; whoever has one changes it only in a session that was begun with one.
/// </summary>
public sealed class FactorDesk(
    PeopleTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleMail mail,
    UsedCodes usedCodes
)
{
    private const int RecoveryCodes = 10;

    public Task AddPasskey(Person me, string? session, UserPasskeyInfo passkey) =>
        Change(me, session, "added a passkey", (people, person) => people.AddOrUpdatePasskeyAsync(person, passkey));

    /// <param name="id">As base64url.</param>
    public Task RemovePasskey(Person me, string? session, string id) =>
        Change(
            me,
            session,
            "removed a passkey",
            (people, person) => people.RemovePasskeyAsync(person, Base64Url.DecodeFromChars(id))
        );

    /// <summary>The secret to type into an authenticator, which is not in force until <see cref="Begin"/>.</summary>
    /// <returns>Base 32 (RFC 4648, section 6).</returns>
    public async Task<string> Key(Person me)
    {
        var key = "";
        await transaction.Do(
            me.Known(),
            async (people, _, _) =>
            {
                var person = await people.Known(me.Id);
                if (await people.GetAuthenticatorKeyAsync(person) is null)
                    PeopleRules.Demand(await people.ResetAuthenticatorKeyAsync(person));
                key = (await people.GetAuthenticatorKeyAsync(person))!;
                return null;
            }
        );
        return key;
    }

    /// <returns>Codes for the day the authenticator is lost, each good once. They are shown only now.</returns>
    /// <exception cref="Refusal">The code does not fit the secret.</exception>
    public async Task<IReadOnlyList<string>> Begin(Person me, string? session, string code)
    {
        IReadOnlyList<string> codes = [];
        await Change(
            me,
            session,
            "began to sign in with an authenticator",
            async (people, person) =>
            {
                code = Digits(code);
                if (!await people.VerifyTwoFactorTokenAsync(person, Provider(people), code))
                    throw new Refusal("This code is not right. Look at the authenticator again, and at the clock.");
                usedCodes.Use(me.Id, code);
                PeopleRules.Demand(await people.SetTwoFactorEnabledAsync(person, enabled: true));
                codes = await New(people, person);
                return IdentityResult.Success;
            }
        );
        return codes;
    }

    /// <inheritdoc cref="Begin"/>
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Person me, string? session)
    {
        IReadOnlyList<string> codes = [];
        await Change(
            me,
            session,
            "made new recovery codes",
            async (people, person) =>
            {
                codes = await New(people, person);
                return IdentityResult.Success;
            }
        );
        return codes;
    }

    public Task End(Person me, string? session) =>
        Change(
            me,
            session,
            "ended signing in with an authenticator",
            async (people, person) =>
            {
                PeopleRules.Demand(await people.SetTwoFactorEnabledAsync(person, enabled: false));
                return await people.ResetAuthenticatorKeyAsync(person);
            }
        );

    /// <summary>People type the blanks that authenticators show.</summary>
    public static string Digits(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit)]);

    public async Task<bool> MayChange(Person me, string? session)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await MayChange(db, me.Id, session);
    }

    private static async Task<bool> MayChange(NewsroomDb db, string me, string? session) =>
        await db.Sessions.Open(session, me).AnyAsync(s => s.IsStrong)
        || !(
            await db.Users.AnyAsync(p => p.Id == me && p.TwoFactorEnabled)
            || await db.UserPasskeys.AnyAsync(p => p.UserId == me)
        );

    private Task Change(
        Person me,
        string? session,
        string what,
        Func<UserManager<Person>, Person, Task<IdentityResult>> change
    ) =>
        transaction.Do(
            me.Known(),
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.ChangeSignIn);
                if (!await MayChange(db, me.Id, session))
                    throw new Refusal("Sign in with your passkey or a code first, then change how you sign in.");
                var person = await people.Known(me.Id);
                mail.TellHolder(db, person, what, by);
                db.Record(Verb.ChangeSignIn, by, $"{person.Name} {what}");
                PeopleRules.Demand(await change(people, person));
                return null;
            }
        );

    private static async Task<IReadOnlyList<string>> New(UserManager<Person> people, Person person) =>
        [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!];

    private static string Provider(UserManager<Person> people) => people.Options.Tokens.AuthenticatorTokenProvider;
}
