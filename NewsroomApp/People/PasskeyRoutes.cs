using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

/// <summary>What a browser asks for before it makes or proves a passkey (wwwroot/passkeys.js).</summary>
public static class PasskeyRoutes
{
    public const string Creation = "/account/passkeys/creation";
    public const string Request = "/account/passkeys/request";

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost(Creation, MakeCreation).RequireAuthorization();
        app.MapPost(Request, MakeRequest);
    }

    private static async Task<IResult> MakeCreation(
        HttpContext context,
        EmailSignIn door,
        UserManager<Person> people,
        IAntiforgery antiforgery
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return TooOld;
        if (await people.GetUserAsync(context.User) is not { } me) return Results.Unauthorized();
        var options = await door.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = me.Id,
                Name = me.Email!,
                DisplayName = me.Name,
            }
        );
        return Results.Content(options, "application/json");
    }

    private static async Task<IResult> MakeRequest(HttpContext context, EmailSignIn door, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context)
            ? Results.Content(await door.MakePasskeyRequestOptionsAsync(user: null), "application/json")
            : TooOld;

    private static IResult TooOld => Results.Text("This page is too old. Load it again.", statusCode: 400);
}
