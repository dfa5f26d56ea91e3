using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Statements;

/// <summary>
/// SHA-256 (FIPS 180-4) of everything the public would see. Each label and text has its length in UTF-8 bytes in front,
/// so that different words never look alike. An empty kind or language adds nothing: fingerprints stored before these
/// parts existed stay valid.
/// </summary>
public readonly record struct Fingerprint(string Value)
{
    public static readonly Fingerprint None = new("");

    public static Fingerprint Of(Words words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var canonical = words.Canonical();
        foreach (var part in Parts.All)
            if ((part != Parts.Kind && part != Parts.Language) || part.Of(canonical).Length > 0)
                Append(hash, [part.Label, part.Of(canonical)]);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static Fingerprint Of(string words, string speaker) => Of([speaker, words]);

    public static Fingerprint Of(ReadOnlySpan<string> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, pieces);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => Value;

    private static void Append(IncrementalHash hash, ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
        {
            var bytes = Encoding.UTF8.GetBytes(piece);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
