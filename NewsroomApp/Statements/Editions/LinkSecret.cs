using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Statements.Editions;

/// <summary>160 random bits, shown once. The database keeps only their SHA-256, in hexadecimal.</summary>
public static class LinkSecret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20));

    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
