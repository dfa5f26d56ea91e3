using System.Security.Cryptography;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// The institution's own mark and type as the public gets them. What cannot be used is named in the log and left out:
/// the public pages do not wait for it.
/// </summary>
public sealed partial class Brand
{
    /// <summary>For files that are opened by themselves: nothing in one can run or load anything.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    private readonly BrandFolder _folder;
    private readonly ILogger<Brand> _log;
    private volatile Dictionary<string, (string Address, RenderedPage File)> _files;

    public Brand(BrandFolder folder, ChangeFeed feed, ILogger<Brand> log)
    {
        (_folder, _log) = (folder, log);
        _files = Read();
        feed.Changed += change =>
        {
            if (change.Verb is Verb.ChangeSettings) _files = Read();
        };
    }

    /// <summary>Another object after each change.</summary>
    public object Version => _files;

    /// <summary>The address of the mark; null where there is none.</summary>
    public string? Mark => AddressOf(BrandFolder.Drawing) ?? AddressOf(BrandFolder.Picture);

    public string? AddressOf(string name) => _files.TryGetValue(name, out var file) ? file.Address : null;

    public RenderedPage? Find(string name) => _files.TryGetValue(name, out var file) ? file.File : null;

    private Dictionary<string, (string, RenderedPage)> Read() =>
        _folder
            .Read((path, why) => Refused(_log, path, why))
            .ToDictionary(f => f.Key, f => Served(f.Key, f.Value));

    private static (string, RenderedPage) Served(string name, byte[] bytes) =>
        (
            $"/brand/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4))}",
            RenderedPage.Of(StatusCodes.Status200OK, ContentType(name), bytes) with
            {
                CacheControl = RenderedPage.Forever,
                Policy = Policy,
            }
        );

    private static string ContentType(string name) =>
        Path.GetExtension(name) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            _ => "font/woff2",
        };

    [LoggerMessage(LogLevel.Warning, "{Path} is not used: {Why}.")]
    private static partial void Refused(ILogger log, string path, string why);
}
