using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsroomApp.Statements;

namespace NewsroomApp.Accounts;

public static class AccountsSetup
{
    /// <summary>Where people come in who have not signed in.</summary>
    private static readonly PathString[] _doors = ["/account", "/clearance"];

    /// <summary>Sign-in by cookie, one authorisation policy per <see cref="Verb"/> from the table of rights, and a limit on attempts.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services, IConfiguration settings)
    {
        services.Configure<AccountSettings>(settings);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionValidator>();
        services.AddSingleton<SetupLink>().AddSingleton<PeopleDesk>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "newsroom";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromSeconds(30));
        services.AddAuthorization(authorization =>
        {
            foreach (var (verb, roles) in Rights.Table)
                authorization.AddPolicy(verb.ToString(), policy => policy.RequireRole(roles.Select(r => r.ToString())));
        });
        services.AddSingleton<IAuthorizationPolicyProvider, Policies>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(LimitFor);
            limiter.OnRejected = (rejected, stop) =>
                new(
                    rejected.HttpContext.Response.WriteAsync("Too many attempts. Wait a minute, then try again.", stop)
                );
        });
        return services
            .AddIdentityCore<Person>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                // Length is what counts (NIST SP 800-63B, section 5.1.1.2): no rules of composition.
                identity.Password = new()
                {
                    RequiredLength = 12,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 4,
                };
            })
            .AddSignInManager<EmailSignIn>()
            .AddClaimsPrincipalFactory<ClaimsFactory>()
            .AddDefaultTokenProviders();
    }

    /// <summary>
    /// The usual one, which says of any other class than itself that its policies are not kept for each page. To keep them, the framework makes all pages of the desk known
    /// while the house starts, and the public would stand before closed doors for a fifth of a second longer.
    /// </summary>
    private sealed class Policies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options);

    private static RateLimitPartition<string> LimitFor(HttpContext context)
    {
        if (
            !HttpMethods.IsPost(context.Request.Method)
            || !Array.Exists(
                _doors,
                door => context.Request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase)
            )
            || context.Request.Path.StartsWithSegments("/account/sign-out", StringComparison.OrdinalIgnoreCase)
        )
            return RateLimitPartition.GetNoLimiter("");
        var settings = context.RequestServices.GetRequiredService<IOptions<AccountSettings>>().Value;
        return RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }
        );
    }
}
