using System.Security.Cryptography;

namespace NewsroomApp.Statements.Editions;

/// <summary>Crockford's base 32 (https://www.crockford.com/base32.html), random so that it cannot be guessed.</summary>
public static class StatementId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public const int Length = 8;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
