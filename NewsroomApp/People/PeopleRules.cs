using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

internal static class PeopleRules
{
    private const int LongestName = 200;

    private static readonly char[] _breaks = ['\u2028', '\u2029'];

    public static string Name(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new Refusal("Enter the name as it should appear in the history.");
        if (name.Any(char.IsControl) || name.IndexOfAny(_breaks) >= 0) throw new Refusal("A name must be on one line.");
        name = name.Trim();
        if (!name.Any(char.IsLetter) || !CleanText.IsReadable(name)) throw new Refusal("A name must contain letters.");
        if (CleanText.Unseen(name) is { } sign) throw new Refusal(sign);
        return name.Length <= LongestName
            ? name
            : throw new Refusal($"A name can have up to {LongestName} characters.");
    }

    public static Person NewPerson(string name, string email, Role role)
    {
        name = Name(name);
        DemandStaff(role);
        email = Address(email);
        return new()
        {
            Name = name,
            Email = email,
            UserName = email,
            Role = role,
            EmailConfirmed = true,
        };
    }

    public static Person NewPerson(PersonRequest request) => NewPerson(request.Name, request.Email, request.Role);

    public static string Address(string email) =>
        new EmailAddressAttribute().IsValid(email) && MailAddress.TryCreate(email.Trim(), out _)
            ? email.Trim()
            : throw new Refusal("Give an e-mail address; people sign in by it.");

    public static void DemandStaff(Role role)
    {
        if (!Roles.OfStaff.Contains(role))
            throw new Refusal(
                "An account has one of these roles: " + string.Join(", ", Roles.OfStaff.Select(r => r.Spoken())) + "."
            );
    }

    public static bool IsEditorial(Role role) => role.May(Verb.Approve);

    /// <summary>Whether it needs a second person; who could publish once may get the role back.</summary>
    public static async Task<bool> TakesChief(UserManager<Person> people, PersonRequest request)
    {
        var person = request.PersonId is { } id ? await people.Known(id) : null;
        var isLess =
            request.Verb is Verb.ChangeRole && (person!.Role is Role.ChiefEditor || !IsEditorial(request.Role));
        return request.By.PersonId.Length > 0
            && !isLess
            && (IsEditorial(request.Role) || person is { WasEditor: true })
            && await people.Users.AnyAsync(p => p.WasChiefEditor);
    }

    public static Task DemandPossible(UserManager<Person> people, PersonRequest request, Person person) =>
        request.Verb switch
        {
            Verb.ChangeRole when request.Role != person.Role => DemandAnother(people, person),
            Verb.GivePasswordLink when !person.IsActive => throw new Refusal(
                $"{person.Name} is deactivated and cannot sign in. Reactivate the account first."
            ),
            _ => Task.CompletedTask,
        };

    /// <summary>There has to be an administrator and, once there has been one, a chief editor.</summary>
    public static async Task DemandAnother(UserManager<Person> people, Person leaving)
    {
        if (
            leaving is { IsActive: true, Role: Role.Administrator or Role.ChiefEditor }
            && !await people.Users.AnyAsync(p =>
                p.Id != leaving.Id && p.Role == leaving.Role && p.DeactivatedAt == null
            )
        )
            throw new Refusal(
                $"This is the only {leaving.Role.Spoken().ToLowerInvariant()}. Give somebody else that role first."
            );
    }

    public static string Done(PersonRequest request, Person person)
    {
        var done = request.Verb switch
        {
            Verb.AddPerson => $"Added {request.Name} as {request.Role.Spoken()}",
            Verb.ChangeRole => $"Made {request.Name} {request.Role.Spoken()}, who was {person.Role.Spoken()}",
            Verb.Reactivate => $"Reactivated {request.Name}",
            Verb.ResetSignIn => $"Took passkeys and authenticator of {request.Name} away",
            Verb.ChangeEmail => $"Changed the address of {request.Name} from {person.Email} to {request.Email}",
            _ => $"Made a password link for {request.Name}",
        };
        return request.Confirmed ? $"{done}, as {request.By.Name} asked" : done;
    }

    public static void Record(this NewsroomDb db, Verb verb, SignOff by, string note) =>
        db.Add(HistoryEntry.OfHouse(verb, by, note));

    public static async Task<Person> Known(this UserManager<Person> people, string personId) =>
        await people.FindByIdAsync(personId) ?? throw Nobody();

    public static Refusal Nobody() => new("There is no such person.");

    public static void Demand(IdentityResult result)
    {
        if (result.Succeeded) return;
        throw new Refusal(
            string.Join(" ", result.Errors.Where(e => e.Code is not "DuplicateUserName").Select(e => e.Description))
        );
    }
}
