using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Statements.Documents;

/// <summary>SHA-256 (FIPS 180-4), of words in their canonical form.</summary>
public readonly record struct Fingerprint(string Value)
{
    /// <summary>In UTF-16 units.</summary>
    private const int Portion = 8_192;

    public static readonly Fingerprint None = new("");

    public static Fingerprint Of(Document words) => Of(CanonicalJson.Of(words.Canonical()));

    public static Fingerprint Of(string words, string speaker) => Of([speaker, words]);

    /// <summary>Each with its length in UTF-8 bytes in front, so that different pieces never look alike.</summary>
    public static Fingerprint Of(ReadOnlySpan<string> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var piece in pieces)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, Encoding.UTF8.GetByteCount(piece));
            hash.AppendData(length);
            Append(hash, piece);
        }
        return Finished(hash);
    }

    public override string ToString() => Value;

    private static Fingerprint Of(string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, text);
        return Finished(hash);
    }

    /// <summary>In portions: the bytes of a long text at once would be a large object for each save.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, Portion)));
        for (var (from, to) = (0, 0); from < text.Length; from = to)
        {
            to = Folding.Whole(text, Math.Min(text.Length, from + Portion));
            hash.AppendData(bytes, 0, Encoding.UTF8.GetBytes(text.AsSpan(from, to - from), bytes));
        }
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static Fingerprint Finished(IncrementalHash hash) => new(Convert.ToHexStringLower(hash.GetHashAndReset()));
}
