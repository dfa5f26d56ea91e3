using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

public static class AccountsSetup
{
    public static IdentityBuilder AddAccounts(this IServiceCollection services, IConfiguration settings)
    {
        services.Configure<AccountSettings>(settings);
        var perMinute = (settings.Get<AccountSettings>() ?? new()).Checked().SignInsPerMinute;
        services.AddSingleton(provider => new FailedAttempts(provider.GetRequiredService<TimeProvider>(), perMinute));
        services.AddSingleton<UsedCodes>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionValidator>();
        services.AddScoped<CircuitHandler, SessionValidator.OpenDesk>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(Keep);
        services.AddSingleton<Sessions>();
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<Institution>(AddRights);
        services.AddOptions<IdentityPasskeyOptions>().Configure<Institution>(Bind);
        services.AddSingleton<IAuthorizationPolicyProvider, Policies>();
        return services
            .AddIdentityCore<Person>(Demand)
            .AddSignInManager<EmailSignIn>()
            .AddClaimsPrincipalFactory<ClaimsFactory>()
            .AddDefaultTokenProviders();
    }

    private static void Keep(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "newsroom";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/account/sign-in";
        cookie.AccessDeniedPath = "/account/denied";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = Sessions.Lifetime;
        cookie.Events.OnValidatePrincipal = SessionValidator.Validate;
    }

    private static void AddRights(AuthorizationOptions authorization, Institution institution)
    {
        foreach (var (right, roles) in Rights.Table)
            authorization.AddPolicy(
                right.ToString(),
                policy =>
                    policy.RequireAssertion(context =>
                        ClaimsFactory.RoleOf(context.User) is { } role
                        && roles.Contains(role)
                        && !institution.IsTooWeak(role, ClaimsFactory.IsStrong(context.User))
                    )
            );
    }

    /// <summary>Passkeys are good under the public address only, whatever host a request names.</summary>
    private static void Bind(IdentityPasskeyOptions passkeys, Institution institution)
    {
        passkeys.ServerDomain = new Uri(institution.PublicUrl).Host;
        passkeys.ResidentKeyRequirement = "required";
        passkeys.UserVerificationRequirement = "required";
    }

    private static void Demand(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        // The name of a user is the address, which may have any letter.
        identity.User.AllowedUserNameCharacters = "";
        // FailedAttempts counts by account and client: nobody can lock out somebody else.
        identity.Lockout.AllowedForNewUsers = false;
        // Length matters, composition rules do not (NIST SP 800-63B, section 5.1.1.2).
        identity.Password = new()
        {
            RequiredLength = 12,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
            RequiredUniqueChars = 4,
        };
    }

    /// <summary>
    /// A subclass only to turn off the framework's policy cache, which is on for the exact default class. That cache
    /// builds every desk endpoint during startup and would delay the first public page by a fifth of a second.
    /// </summary>
    private sealed class Policies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options);
}
