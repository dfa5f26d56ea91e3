using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.People;

/// <summary>
/// An unguessable address for adding the first person, logged while the newsroom has no people. It works until there is
/// one; a restart makes a new address.
/// </summary>
public sealed class SetupLink
{
    private readonly string _token = RandomNumberGenerator.GetHexString(40, lowercase: true);

    public string Path => $"/account/setup?token={_token}";

    public bool Fits(string? token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token ?? ""));
}
