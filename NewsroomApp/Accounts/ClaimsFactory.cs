using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace NewsroomApp.Accounts;

/// <summary>Adds the printed name and the role to the claims in the sign-in cookie.</summary>
public sealed class ClaimsFactory(UserManager<Person> people, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    private const string PrintedName = "printed-name";

    public static string PersonIdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public static string NameOf(ClaimsPrincipal user) => user.FindFirstValue(PrintedName) ?? "";

    public static Statements.Role? RoleOf(ClaimsPrincipal user) =>
        Enum.TryParse<Statements.Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(PrintedName, user.Name));
        identity.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
        return identity;
    }
}
