using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Accounts;

/// <summary>
/// The way in for the very first person: an unguessable address printed to the log of a newsroom without people. It works once,
/// and only until there is a person; a restart makes a new one.
/// </summary>
public sealed class SetupLink
{
    private readonly string _token = RandomNumberGenerator.GetHexString(40, lowercase: true);

    public string Path => $"/account/setup?token={_token}";

    public bool Fits(string? token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token ?? ""));
}
