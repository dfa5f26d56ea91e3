using System.Security.Claims;
using System.Text.Json;
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
    UsedCodes usedCodes,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Person> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation
) : SignInManager<Person>(people, context, principals, options, logger, schemes, confirmation)
{
    /// <summary>Of the claim that Identity adds (RFC 8176).</summary>
    private const string Method = "amr";

    private const string MoreThanPassword = "mfa";

    public override Task<bool> CanSignInAsync(Person user) => Task.FromResult(user.IsActive);

    public async Task<SignInResult> TrySignIn(string email, string password)
    {
        if (await UserManager.FindByEmailAsync(email.Trim()) is { } person)
            return await PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: false);
        UserManager.PasswordHasher.HashPassword(new Person(), password);
        return SignInResult.Failed;
    }

    /// <returns>Where to go on; null when the password is wrong.</returns>
    public async Task<string?> TrySignIn(string email, string password, string? returnUrl)
    {
        var result = await TrySignIn(email, password);
        return result.Succeeded ? LocalOrDesk(returnUrl)
            : result.RequiresTwoFactor
                ? $"/account/second-factor?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}"
            : null;
    }

    internal static string LocalOrDesk(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/desk";

    /// <summary>Ends the session that this browser was in: its other tabs must not go on as somebody else.</summary>
    public override async Task SignInWithClaimsAsync(
        Person user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        await EndPresent();
        var claims = additionalClaims.ToList();
        var isStrong = claims.Exists(c => c is { Type: Method, Value: MoreThanPassword });
        var session = await sessions.Begin(
            user,
            Context.Request.Headers.UserAgent.ToString(),
            Context.Connection.RemoteIpAddress?.ToString() ?? "",
            isStrong
        );
        claims.Add(new(Accounts.ClaimsFactory.Session, session));
        if (isStrong) claims.Add(new(Accounts.ClaimsFactory.Strong, "yes"));
        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    /// <summary>After the password, with the code of an authenticator or a recovery code.</summary>
    public async Task<bool> TryCode(Person holder, string code)
    {
        code = FactorDesk.Digits(code);
        if (!holder.IsActive) return false;
        return (
                usedCodes.Use(holder.Id, code)
                && (await TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)).Succeeded
            )
            || (await TwoFactorRecoveryCodeSignInAsync(Dashed(code))).Succeeded;
    }

    /// <param name="credential">What the browser made of the request (wwwroot/passkeys.js), as JSON.</param>
    public async Task<bool> TryPasskey(string credential)
    {
        var proof = await Unless(() => PerformPasskeyAssertionAsync(credential));
        if (proof is not { Succeeded: true } || !await CanSignInAsync(proof.User)) return false;
        // Keeps the count of its uses, by which a copied passkey shows.
        await UserManager.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
        await SignInWithClaimsAsync(proof.User, authenticationProperties: null, [new(Method, MoreThanPassword)]);
        return true;
    }

    /// <summary>Named after the browser that made it.</summary>
    /// <exception cref="Refusal">It is none that this newsroom asked for.</exception>
    public async Task<UserPasskeyInfo> NewPasskey(string credential)
    {
        if (await Unless(() => PerformPasskeyAttestationAsync(credential)) is not { Succeeded: true } made)
            throw new Refusal("This passkey could not be checked. Try again.");
        made.Passkey.Name = BrowserName.Of(Context.Request.Headers.UserAgent.ToString());
        return made.Passkey;
    }

    /// <summary>What is sent without having been asked for, Identity answers with an exception.</summary>
    private static async Task<T?> Unless<T>(Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (Exception unasked) when (unasked is ArgumentException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    /// <summary>As recovery codes are stored: five signs, a dash, five signs.</summary>
    private static string Dashed(string code) =>
        code.Length == 10 ? $"{code[..5]}-{code[5..]}".ToUpperInvariant() : code;

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
