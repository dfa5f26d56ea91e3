using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

/// <summary>
/// Signs in active people only, each time in a session of its own, and takes as long over an unknown address as over a
/// known one.
/// </summary>
public sealed class EmailSignIn(
    UserManager<Person> people,
    Sessions sessions,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Person> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation
) : SignInManager<Person>(people, context, principals, options, logger, schemes, confirmation)
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

    /// <summary>Ends the session that this browser was in: its other tabs must not go on as somebody else.</summary>
    public override async Task SignInWithClaimsAsync(
        Person user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        await EndPresent();
        var session = await sessions.Begin(
            user,
            Context.Request.Headers.UserAgent.ToString(),
            Context.Connection.RemoteIpAddress?.ToString() ?? ""
        );
        await base.SignInWithClaimsAsync(
            user,
            authenticationProperties,
            additionalClaims.Append(new(Accounts.ClaimsFactory.Session, session))
        );
    }

    public override async Task SignOutAsync()
    {
        await EndPresent();
        await base.SignOutAsync();
    }

    private async Task EndPresent()
    {
        if (Accounts.ClaimsFactory.SessionOf(Context.User) is { } id)
            await sessions.End(Accounts.ClaimsFactory.PersonIdOf(Context.User), id);
    }
}
