using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace NewsroomApp.Accounts;

/// <summary>Adds the printed name, the role and the browser key to the claims in the sign-in cookie.</summary>
public sealed class ClaimsFactory(UserManager<Person> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    private const string PrintedName = "printed-name";
    private const string BrowserKey = "browser-key";

    /// <summary>Added at the door, which begins the session.</summary>
    public const string Session = "session";

    /// <summary>As long as the session was begun with more than a password.</summary>
    public const string Strong = "strong";

    public static bool IsStrong(ClaimsPrincipal user) => user.HasClaim(c => c.Type == Strong);

    public static Actor ActorOf(ClaimsPrincipal user) => Actor.SignedIn(PersonIdOf(user), SessionOf(user) ?? "");

    public static string PersonIdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(Session);

    public static string NameOf(ClaimsPrincipal user) => user.FindFirstValue(PrintedName) ?? "";

    /// <summary>Null for whoever signed in before there were such keys.</summary>
    public static string? BrowserKeyOf(ClaimsPrincipal user) => user.FindFirstValue(BrowserKey);

    public static Statements.Workflow.Role? RoleOf(ClaimsPrincipal user) =>
        Enum.TryParse<Statements.Workflow.Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(PrintedName, user.Name));
        identity.AddClaim(new(BrowserKey, user.BrowserKey));
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        return identity;
    }
}
