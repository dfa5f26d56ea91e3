using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// The institution's own mark and type, from the folder brand of the data directory. What cannot be used is named in
/// the log and left out: the public pages do not wait for it.
/// </summary>
public sealed partial class Brand
{
    /// <summary>For files that are opened by themselves: nothing in one can run or load anything.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    private const int LargestMark = 100_000;
    private const int LargestFont = 300_000;

    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly (string Name, string ContentType, int Largest, Func<byte[], string?> WhyNot)[] _known =
    [
        ("mark.svg", "image/svg+xml", LargestMark, WhyNoPicture),
        ("mark.png", "image/png", LargestMark, b => b.AsSpan().StartsWith(_png) ? null : "it is no PNG"),
        ("headlines.woff2", "font/woff2", LargestFont, WhyNoFont),
        ("text.woff2", "font/woff2", LargestFont, WhyNoFont),
    ];

    private readonly Dictionary<string, (string Address, RenderedPage File)> _files = [];

    public Brand(StoreFile store, ILogger<Brand> log)
    {
        foreach (var (name, contentType, largest, whyNot) in _known)
        {
            var path = Path.Combine(store.Folder, "brand", name);
            if (!File.Exists(path)) continue;
            try
            {
                if (new FileInfo(path).Length > largest)
                {
                    Refused(log, path, $"it has more than {largest / 1000} KB");
                    continue;
                }
                var bytes = File.ReadAllBytes(path);
                if (whyNot(bytes) is { } why) Refused(log, path, why);
                else _files[name] = Served(name, contentType, bytes);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Refused(log, path, error.Message);
            }
        }
    }

    /// <summary>The address of the mark; null where there is none.</summary>
    public string? Mark => AddressOf("mark.svg") ?? AddressOf("mark.png");

    public string? AddressOf(string name) => _files.TryGetValue(name, out var file) ? file.Address : null;

    public RenderedPage? Find(string name) => _files.TryGetValue(name, out var file) ? file.File : null;

    private static (string, RenderedPage) Served(string name, string contentType, byte[] bytes) =>
        (
            $"/brand/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4))}",
            RenderedPage.Of(StatusCodes.Status200OK, contentType, bytes) with
            {
                CacheControl = RenderedPage.Forever,
                Policy = Policy,
            }
        );

    private static string? WhyNoFont(byte[] bytes) =>
        bytes.AsSpan().StartsWith("wOF2"u8) ? null : "it is no WOFF2 font";

    /// <summary>Shapes alone: no script, no other document, nothing from elsewhere.</summary>
    private static string? WhyNoPicture(byte[] bytes)
    {
        var careful = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), careful);
            if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "svg") return "it is no SVG";
            do
                if (xml.NodeType is XmlNodeType.Element && WhyNot(xml) is { } why) return why;
                else if (xml.NodeType is XmlNodeType.ProcessingInstruction) return "it has a processing instruction";
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Loads(xml.Value))
                    return "a style in it loads something";
            while (xml.Read());
            return null;
        }
        catch (XmlException error)
        {
            return error.Message;
        }
    }

    private static string? WhyNot(XmlReader element)
    {
        if (element.LocalName is "script" or "foreignObject" or "iframe" or "image" or "animate" or "set" or "a")
            return $"it has an element {element.LocalName}";
        for (var more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
            if (
                element.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (element.LocalName is "href" && !element.Value.StartsWith('#'))
                || Loads(element.Value)
            )
                return $"it has an attribute {element.Name} that runs or loads something";
        element.MoveToElement();
        return null;
    }

    /// <summary>Each address has to be in the drawing itself; a backslash could spell one that is not seen.</summary>
    private static bool Loads(string style) => Loading().IsMatch(style);

    [GeneratedRegex(
        @"@import|\\|url\(\s*['""]?\s*(?!#)[^'""\s]",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Loading();

    [LoggerMessage(LogLevel.Warning, "{Path} is not used: {Why}.")]
    private static partial void Refused(ILogger log, string path, string why);
}
