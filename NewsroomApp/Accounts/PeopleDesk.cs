using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;

namespace NewsroomApp.Accounts;

/// <summary>The administrator's list of people. Changes check the acting person's role in the database.</summary>
public sealed class PeopleDesk(IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task<List<Person>> Everybody()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await People(scope)
            .Users.AsNoTracking()
            .OrderBy(p => p.DeactivatedAt != null)
            .ThenBy(p => p.Name)
            .ToListAsync();
    }

    public async Task<bool> IsEmpty()
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await People(scope).Users.AnyAsync();
    }

    /// <summary>The person chooses a password with a link from <see cref="PasswordLink"/>.</summary>
    public Task Add(string actor, string name, string email, Role role) =>
        With(
            actor,
            async (people, record) =>
            {
                record($"Added {name.Trim()} as {role.Spoken()}");
                Demand(await people.CreateAsync(NewPerson(name, email, role)));
            }
        );

    /// <summary>For command line, setup page and demo: whoever can reach those controls the machine.</summary>
    public async Task AddFromOutside(string name, string email, Role role, string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        Record(
            scope,
            new("", "Whoever has the machine", Role.Administrator, clock.GetUtcNow()),
            $"Added {name.Trim()} as {role.Spoken()}"
        );
        Demand(await People(scope).CreateAsync(NewPerson(name, email, role), password));
    }

    /// <summary>Returns the path to choose a password with, valid for a day or until the password changes.</summary>
    public async Task<string> PasswordLink(string actor, string personId)
    {
        var token = "";
        await With(
            actor,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                record($"Made a password link for {person.Name}");
                token = await people.GeneratePasswordResetTokenAsync(person);
            }
        );
        var encoded = WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(token));
        return $"/account/set-password?person={personId}&token={encoded}";
    }

    /// <exception cref="Refusal">The link is no longer valid, or the password is too weak.</exception>
    public async Task SetPassword(string personId, string token, string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = People(scope);
        var person = await people.FindByIdAsync(personId);
        if (
            person is not { IsActive: true }
            || Decode(token) is not { } code
            || !await people.VerifyUserTokenAsync(
                person,
                people.Options.Tokens.PasswordResetTokenProvider,
                UserManager<Person>.ResetPasswordTokenPurpose,
                code
            )
        )
            throw new Refusal("This link is used up or too old. Ask the administrator for a new one.");
        Record(scope, person.SignOff(clock.GetUtcNow()), $"{person.Name} chose a password");
        Demand(await people.ResetPasswordAsync(person, code, password));
        await people.SetLockoutEndDateAsync(person, null);
    }

    public Task ChangeRole(string actor, string personId, Role role) =>
        With(
            actor,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                DemandStaff(role);
                if (person.Role is Role.Administrator && role is not Role.Administrator)
                    await DemandAnotherAdministrator(people, person);
                record($"Made {person.Name} {role.Spoken()}, who was {person.Role.Spoken()}");
                person.Role = role;
                Demand(await people.UpdateSecurityStampAsync(person));
            }
        );

    public Task Deactivate(string actor, string personId) =>
        With(
            actor,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                await DemandAnotherAdministrator(people, person);
                record($"Deactivated {person.Name}");
                person.DeactivatedAt = clock.GetUtcNow();
                Demand(await people.UpdateSecurityStampAsync(person));
            }
        );

    public Task Reactivate(string actor, string personId) =>
        With(
            actor,
            async (people, record) =>
            {
                var person = await Find(people, personId);
                record($"Reactivated {person.Name}");
                person.DeactivatedAt = null;
                Demand(await people.UpdateSecurityStampAsync(person));
            }
        );

    private async Task With(string actor, Func<UserManager<Person>, Action<string>, Task> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = People(scope);
        if (await people.FindByIdAsync(actor) is not { IsActive: true } person)
            throw new Refusal("Your account is not active any more. Ask the administrator.");
        person.Role.Demand(Verb.ManagePeople);
        await change(people, note => Record(scope, person.SignOff(clock.GetUtcNow()), note));
        await scope.ServiceProvider.GetRequiredService<DbContext>().SaveChangesAsync();
    }

    /// <summary>Only adds to the context; saved together with the change that follows.</summary>
    private static void Record(AsyncServiceScope scope, SignOff by, string note) =>
        scope.ServiceProvider.GetRequiredService<DbContext>().Add(HistoryEntry.OfHouse(Verb.ManagePeople, by, note));

    private static UserManager<Person> People(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

    private static Person NewPerson(string name, string email, Role role)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new Refusal("Give the name as it should stand in the history.");
        if (!new System.ComponentModel.DataAnnotations.EmailAddressAttribute().IsValid(email))
            throw new Refusal("Give an e-mail address; people sign in by it.");
        DemandStaff(role);
        return new()
        {
            Name = name.Trim(),
            Email = email.Trim(),
            UserName = email.Trim(),
            Role = role,
            EmailConfirmed = true,
        };
    }

    private static void DemandStaff(Role role)
    {
        if (!Roles.OfStaff.Contains(role))
            throw new Refusal(
                "An account has one of these roles: " + string.Join(", ", Roles.OfStaff.Select(r => r.Spoken())) + "."
            );
    }

    private static async Task<Person> Find(UserManager<Person> people, string personId) =>
        await people.FindByIdAsync(personId) ?? throw new Refusal("There is no such person.");

    private static async Task DemandAnotherAdministrator(UserManager<Person> people, Person leaving)
    {
        if (
            leaving.Role is Role.Administrator
            && !await people.Users.AnyAsync(p =>
                p.Id != leaving.Id && p.Role == Role.Administrator && p.DeactivatedAt == null
            )
        )
            throw new Refusal("This is the only administrator. Make somebody else administrator first.");
    }

    private static string? Decode(string token)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded) return;
        throw new Refusal(
            string.Join(" ", result.Errors.Where(e => e.Code is not "DuplicateUserName").Select(e => e.Description))
        );
    }
}
