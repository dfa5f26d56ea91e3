using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

internal static class PasswordLinks
{
    public static string Path(string personId, string token) =>
        $"/account/set-password?person={personId}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";

    public static Refusal UsedUp() => new("This link is used up or too old. Ask the administrator for a new one.");

    public static async Task<string> Verified(UserManager<Person> people, Person person, string token) =>
        Decode(token) is { } code
        && await people.VerifyUserTokenAsync(
            person,
            people.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Person>.ResetPasswordTokenPurpose,
            code
        )
            ? code
            : throw UsedUp();

    private static string? Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
