using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace NewsroomApp.Accounts;

/// <summary>Signs in active people only, and takes as long over an unknown address as over a known one.</summary>
public sealed class EmailSignIn(
    UserManager<Person> people,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Person> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation
) : SignInManager<Person>(people, context, claims, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(Person user) => Task.FromResult(user.IsActive);

    public async Task<bool> TrySignIn(string email, string password)
    {
        if (await UserManager.FindByEmailAsync(email.Trim()) is not { } person)
        {
            UserManager.PasswordHasher.HashPassword(new Person(), password);
            return false;
        }
        return (await PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
    }
}
