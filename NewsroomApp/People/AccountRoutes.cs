using Microsoft.AspNetCore.Antiforgery;
using NewsroomApp.Accounts;
using NewsroomApp.Desk;

namespace NewsroomApp.People;

public static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk", Station).RequireAuthorization();
        app.MapPost("/account/sign-out", SignOut)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new FormOf("/account/profile"));
        app.MapPasskeys();
    }

    private static IResult Station(HttpContext context) =>
        Results.Redirect(
            ClaimsFactory.RoleOf(context.User) is { } role && role.May(Right.ReadDesk) ? "/desk/today" : "/desk/people"
        );

    /// <summary>Of this browser; or, as the form says, of another session of the same person, or of all.</summary>
    private static async Task<IResult> SignOut(HttpContext context, EmailSignIn door, Sessions sessions)
    {
        var (form, me) = (await context.Request.ReadFormAsync(), ClaimsFactory.PersonIdOf(context.User));
        if (form["session"].ToString() is { Length: > 0 } other)
        {
            await sessions.End(me, other);
            return Results.Redirect("/account/profile");
        }
        if (form.ContainsKey("everywhere")) await sessions.End(me, id: null);
        await door.SignOutAsync();
        return Results.Redirect("/account/sign-in");
    }
}
