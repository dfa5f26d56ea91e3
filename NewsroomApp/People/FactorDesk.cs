using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

/// <summary>How somebody proves who they are beside the password: passkeys, and codes of an authenticator.</summary>
public sealed class FactorDesk(PeopleTransaction transaction, UsedCodes usedCodes)
{
    private const int RecoveryCodes = 10;

    public Task AddPasskey(Person me, UserPasskeyInfo passkey) =>
        Change(me, "added a passkey", (people, person) => people.AddOrUpdatePasskeyAsync(person, passkey));

    /// <param name="id">As base64url.</param>
    public Task RemovePasskey(Person me, string id) =>
        Change(
            me,
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
    public async Task<IReadOnlyList<string>> Begin(Person me, string code)
    {
        IReadOnlyList<string> codes = [];
        await Change(
            me,
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
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Person me)
    {
        IReadOnlyList<string> codes = [];
        await Change(
            me,
            "made new recovery codes",
            async (people, person) =>
            {
                codes = await New(people, person);
                return IdentityResult.Success;
            }
        );
        return codes;
    }

    public Task End(Person me) =>
        Change(
            me,
            "ended signing in with an authenticator",
            async (people, person) =>
            {
                PeopleRules.Demand(await people.SetTwoFactorEnabledAsync(person, enabled: false));
                return await people.ResetAuthenticatorKeyAsync(person);
            }
        );

    /// <summary>People type the blanks that authenticators show.</summary>
    public static string Digits(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit)]);

    private Task Change(Person me, string what, Func<UserManager<Person>, Person, Task<IdentityResult>> change) =>
        transaction.Do(
            me.Known(),
            async (people, by, db) =>
            {
                by.Role.Demand(Verb.ChangeSignIn);
                var person = await people.Known(me.Id);
                db.Record(Verb.ChangeSignIn, by, $"{person.Name} {what}");
                PeopleRules.Demand(await change(people, person));
                return null;
            }
        );

    private static async Task<IReadOnlyList<string>> New(UserManager<Person> people, Person person) =>
        [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!];

    private static string Provider(UserManager<Person> people) => people.Options.Tokens.AuthenticatorTokenProvider;
}
