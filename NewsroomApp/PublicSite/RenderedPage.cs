using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.PublicSite;

/// <summary>What is sent for an address, down to the bytes: as it is and as Brotli (RFC 7932), each with its strong entity tag (RFC 9110, section 8.8.3). Never changes.</summary>
public sealed record RenderedPage
{
    /// <summary>A browser asks each time, which costs it an empty answer, so that nobody is shown what has just been withdrawn; a proxy in front asks every few seconds.</summary>
    public const string Fresh = "public, max-age=0, s-maxage=5";

    /// <summary>Caches of the house's own, which may show the old page while they fetch the new one (RFC 9213 and RFC 5861); browsers do not read this, and would do the same if they did.</summary>
    public const string FreshAtTheEdge = "public, max-age=5, stale-while-revalidate=30";

    public const string Forever = "public, max-age=31536000, immutable";

    private const int SmallestWorthCompressing = 200;

    private RenderedPage(int status, string contentType, byte[] bytes, byte[] brotli)
    {
        (Status, ContentType, Bytes, Brotli) = (status, contentType, bytes, brotli);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        (ETag, BrotliETag) = ($"\"{hash}\"", brotli.Length > 0 ? $"\"{hash}-br\"" : $"\"{hash}\"");
    }

    public int Status { get; }
    public string ContentType { get; }
    public byte[] Bytes { get; }

    /// <summary>Empty where compressing gains nothing.</summary>
    public byte[] Brotli { get; }

    public string ETag { get; }
    public string BrotliETag { get; }
    public string CacheControl { get; init; } = Fresh;

    /// <summary>The end of the second in which it last changed, since HTTP knows whole seconds; null where nobody knows.</summary>
    public DateTimeOffset? LastModified
    {
        get => field;
        init =>
            field = value is { } at
                ? at.AddTicks(TimeSpan.TicksPerSecond - 1 - ((at.UtcTicks - 1) % TimeSpan.TicksPerSecond))
                : null;
    }

    /// <summary>Of a redirection: where to, without the host.</summary>
    public string? Location { get; init; }

    /// <summary>The one statement it is made of; null for what is made of several.</summary>
    public string? StatementId { get; init; }

    public bool NoIndex { get; init; }

    /// <summary>In bytes, roughly as the memory holds it.</summary>
    public int Size => Bytes.Length + Brotli.Length + 600;

    /// <summary>Whether it is kept: what stands at an address. That nothing does, or not any more, can be said of too many addresses to remember.</summary>
    public bool IsKept => Status is StatusCodes.Status200OK && CacheControl != NoStore;

    public const string NoStore = "no-store";

    public static RenderedPage Text(int status, string contentType, string text) =>
        Of(status, contentType, Encoding.UTF8.GetBytes(text));

    public static RenderedPage Of(int status, string contentType, byte[] bytes) =>
        new(status, contentType, bytes, Compress(bytes));

    public static RenderedPage MovedTo(string location) =>
        new(StatusCodes.Status301MovedPermanently, "text/html; charset=utf-8", [], []) { Location = location };

    private static byte[] Compress(byte[] bytes)
    {
        if (bytes.Length < SmallestWorthCompressing) return [];
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        // The highest quality would save a sixth of the bytes and cost a hundred times the time, before the first reader.
        return
            BrotliEncoder.TryCompress(bytes, compressed, out var length, quality: 6, window: 22)
            && length < bytes.Length
            ? compressed[..length]
            : [];
    }
}
