using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.PublicSite;

/// <summary>
/// An immutable response, plain, as Brotli (RFC 7932) and as gzip (RFC 1952), each with a strong entity tag (RFC 9110,
/// section 8.8.3).
/// </summary>
public sealed record RenderedPage
{
    /// <summary>Browsers revalidate each time, so nobody sees a withdrawn text; proxies every few seconds.</summary>
    public const string Fresh = "public, max-age=0, s-maxage=5";

    /// <summary>
    /// Lets a CDN show the old page while it fetches the new one (RFC 5861). It has a header of its own (RFC 9213),
    /// because browsers would do the same.
    /// </summary>
    public const string FreshAtTheEdge = "public, max-age=5, stale-while-revalidate=30";

    /// <summary>For a cache that is told to forget what changes. It has the page when the newsroom is away.</summary>
    public const string UntilPurged = "public, max-age=3600, stale-while-revalidate=30, stale-if-error=86400";

    public const string Forever = "public, max-age=31536000, immutable";

    private const int SmallestWorthCompressing = 200;

    private RenderedPage(int status, string contentType, byte[] bytes, byte[]? tagged = null)
    {
        (Status, ContentType) = (status, contentType);
        var hash = Convert.ToHexStringLower(SHA256.HashData(tagged ?? bytes).AsSpan(0, 12));
        Plain = new("", bytes, $"\"{hash}\"");
        if (tagged is not null || bytes.Length < SmallestWorthCompressing || IsCompressed(contentType)) return;
        Brotli = Smaller(new("br", Brotlied(bytes), $"\"{hash}-br\""));
        Gzip = Smaller(new("gzip", Gzipped(bytes), $"\"{hash}-gzip\""));
    }

    public int Status { get; }
    public string ContentType { get; }
    public PageCoding Plain { get; }

    /// <summary>Null when compression saves nothing, as is Gzip.</summary>
    public PageCoding? Brotli { get; }
    public PageCoding? Gzip { get; }
    public string CacheControl { get; init; } = Fresh;

    /// <summary>Rounded up to whole seconds, as HTTP dates have no fractions; null when unknown.</summary>
    public DateTimeOffset? LastModified
    {
        get => field;
        init =>
            field = value is { } at
                ? at.AddTicks(TimeSpan.TicksPerSecond - 1 - ((at.UtcTicks - 1) % TimeSpan.TicksPerSecond))
                : null;
    }

    /// <summary>The target of a redirect, without the host.</summary>
    public string? Location { get; init; }

    /// <summary>The statement whose changes affect this page; null when all do.</summary>
    public string? StatementId { get; init; }

    /// <summary>Further statements, and topics, whose changes affect it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    public bool NoIndex { get; init; }

    /// <summary>Null where no cache is told to forget.</summary>
    public PageTags? Tags { get; init; }

    /// <summary>A file whose bytes follow, and how many at its beginning do not.</summary>
    public (string Path, int Skipped)? Rest { get; private init; }

    /// <summary>Where a proxy that sends the file itself finds it.</summary>
    public string? AccelRedirect { get; init; }

    /// <summary>How a reader keeps it (RFC 6266); null for pages.</summary>
    public string? Disposition { get; init; }

    /// <summary>Its own content security policy; null for that of public pages.</summary>
    public string? Policy { get; init; }

    /// <summary>The approximate memory it takes, in bytes.</summary>
    public int Size => Plain.Bytes.Length + (Brotli?.Bytes.Length ?? 0) + (Gzip?.Bytes.Length ?? 0) + 800;

    /// <summary>Whether to cache it. Errors and redirects are not cached, as their addresses are endless.</summary>
    public bool IsKept => Status is StatusCodes.Status200OK && CacheControl != NoStore;

    public const string NoStore = "no-store";

    public bool MayShow(string name) => StatementId is null || StatementId == name || Related.Contains(name);

    public static RenderedPage Text(int status, string contentType, string text) =>
        Of(status, contentType, Encoding.UTF8.GetBytes(text));

    public static RenderedPage Of(int status, string contentType, byte[] bytes) =>
        new(status, contentType, bytes);

    /// <summary>Sent from the disk, so that no memory holds it, and in parts to who asks for some.</summary>
    /// <param name="hash">Of what is uploaded, which the tag is made of.</param>
    public static RenderedPage OfFile(string contentType, byte[] head, string path, int skipped, string hash) =>
        new(StatusCodes.Status200OK, contentType, head, [.. head, .. Encoding.ASCII.GetBytes(hash)])
        {
            Rest = (path, skipped),
        };

    public static RenderedPage MovedTo(string location) =>
        new(StatusCodes.Status301MovedPermanently, "text/html; charset=utf-8", []) { Location = location };

    private static bool IsCompressed(string contentType) =>
        contentType.StartsWith("image/", StringComparison.Ordinal) && contentType != "image/svg+xml";

    private PageCoding? Smaller(PageCoding coding) => coding.Bytes.Length < Plain.Bytes.Length ? coding : null;

    private static byte[] Brotlied(byte[] bytes)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        // The top quality saves a sixth of the bytes but takes a hundred times as long, before the first reader.
        return BrotliEncoder.TryCompress(bytes, compressed, out var length, quality: 6, window: 22)
            ? compressed[..length]
            : bytes;
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}

/// <summary>One form of a page; the name is that of its content coding, empty for none.</summary>
public sealed record PageCoding(string Name, byte[] Bytes, string ETag);
