using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Statements;

/// <summary>
/// SHA-256 (FIPS 180-4) over the canonical form of everything the public would see, as 64 lower-case hexadecimal digits.
/// The form is each part's label and text, both with their length in UTF-8 bytes in front, so that no two different sets of words have the same form.
/// The kind of statement and its language came later, and add nothing where they are empty: fingerprints stored before it stay true.
/// </summary>
public readonly record struct Fingerprint(string Value)
{
    /// <summary>Of nothing: no words, or the beginning of a chain.</summary>
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

    /// <summary>Of words and whose they are, in the same form.</summary>
    public static Fingerprint Of(string words, string speaker) => Of([speaker, words]);

    /// <summary>Of pieces in a row, in the same form.</summary>
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
