using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Statements.Documents;

/// <summary>SHA-256 (FIPS 180-4), of words in their canonical form.</summary>
public readonly record struct Fingerprint(string Value)
{
    public static readonly Fingerprint None = new("");

    public static Fingerprint Of(Document words) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(words.Canonical())))));

    public static Fingerprint Of(string words, string speaker) => Of([speaker, words]);

    /// <summary>Each with its length in UTF-8 bytes in front, so that different pieces never look alike.</summary>
    public static Fingerprint Of(ReadOnlySpan<string> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var piece in pieces)
        {
            var bytes = Encoding.UTF8.GetBytes(piece);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => Value;
}
