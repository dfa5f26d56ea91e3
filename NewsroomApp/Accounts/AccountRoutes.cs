using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace NewsroomApp.Accounts;

public static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk", Station).RequireAuthorization();
        app.MapPost("/account/sign-out", SignOut);
    }

    private static IResult Station(HttpContext context) =>
        Results.Redirect(
            ClaimsFactory.RoleOf(context.User) is { } role && role.May(Right.ReadDesk) ? "/desk/drafts" : "/desk/people"
        );

    private static async Task<IResult> SignOut(
        HttpContext context,
        SignInManager<Person> door,
        IAntiforgery antiforgery
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest("This form is too old. Go back, load the page again and sign out from there.");
        await door.SignOutAsync();
        return Results.Redirect("/account/sign-in");
    }
}
