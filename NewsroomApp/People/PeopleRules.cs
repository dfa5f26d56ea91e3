using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

internal static class PeopleRules
{
    public static Person NewPerson(string name, string email, Role role)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new Refusal("Give the name as it should stand in the history.");
        if (name.Any(char.IsControl)) throw new Refusal("A name stands on one line.");
        if (!new EmailAddressAttribute().IsValid(email))
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

    public static void DemandStaff(Role role)
    {
        if (!Roles.OfStaff.Contains(role))
            throw new Refusal(
                "An account has one of these roles: " + string.Join(", ", Roles.OfStaff.Select(r => r.Spoken())) + "."
            );
    }

    public static async Task DemandAnotherAdministrator(UserManager<Person> people, Person leaving)
    {
        if (
            leaving.Role is Role.Administrator
            && !await people.Users.AnyAsync(p =>
                p.Id != leaving.Id && p.Role == Role.Administrator && p.DeactivatedAt == null
            )
        )
            throw new Refusal("This is the only administrator. Make somebody else administrator first.");
    }
}
