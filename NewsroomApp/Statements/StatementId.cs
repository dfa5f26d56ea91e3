using System.Security.Cryptography;

namespace NewsroomApp.Statements;

/// <summary>
/// Eight random characters of Crockford's base 32 (https://www.crockford.com/base32.html), lower case: an address that tells nothing and cannot be counted through.
/// </summary>
public static class StatementId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public const int Length = 8;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
