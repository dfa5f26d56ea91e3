using System.Text.RegularExpressions;
using System.Xml;

namespace NewsroomApp.Storage;

/// <summary>The institution's own mark and type: files in the folder brand of the data directory.</summary>
public sealed partial class BrandFolder(StoreFile store)
{
    public const string Drawing = "mark.svg";
    public const string Picture = "mark.png";
    public const int LargestMark = 100_000;
    private const int LargestFont = 300_000;

    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly (string Name, int Largest, Func<byte[], string?> WhyNot)[] _known =
    [
        (Drawing, LargestMark, WhyNoPicture),
        (Picture, LargestMark, b => b.AsSpan().StartsWith(_png) ? null : "it is no PNG"),
        ("headlines.woff2", LargestFont, WhyNoFont),
        ("text.woff2", LargestFont, WhyNoFont),
    ];

    /// <param name="refused">Gets the path of what cannot be used, and why.</param>
    public Dictionary<string, byte[]> Read(Action<string, string> refused)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, largest, whyNot) in _known)
        {
            var path = PathOf(name);
            try
            {
                if (!File.Exists(path)) continue;
                var bytes = new FileInfo(path).Length > largest ? null : File.ReadAllBytes(path);
                if ((bytes is null ? TooLarge(largest) : whyNot(bytes)) is { } why) refused(path, why);
                else files[name] = bytes!;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                refused(path, error.Message);
            }
        }
        return files;
    }

    /// <summary>Puts the mark, a drawing or a picture, in the place of the one before; null takes it away.</summary>
    /// <exception cref="Refusal">It cannot be used, or not be written.</exception>
    public void KeepMark(byte[]? mark)
    {
        var name = mark is not null && mark.AsSpan().StartsWith(_png) ? Picture : Drawing;
        if (name == Drawing && mark?.AsSpan().TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8) is false)
            throw new Refusal("This cannot be the mark: it is neither an SVG drawing nor a PNG picture.");
        if (mark is not null && WhyNot(name, mark) is { } why) throw new Refusal($"This cannot be the mark: {why}.");
        try
        {
            Directory.CreateDirectory(PathOf(""));
            if (mark is not null)
            {
                File.WriteAllBytes(PathOf(name) + ".new", mark);
                File.Move(PathOf(name) + ".new", PathOf(name), overwrite: true);
            }
            foreach (var other in new[] { Drawing, Picture })
                if (mark is null || other != name) File.Delete(PathOf(other));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"The mark could not be kept. {error.Message}");
        }
    }

    private static string? WhyNot(string name, byte[] bytes)
    {
        var known = Array.Find(_known, k => k.Name == name);
        return bytes.Length > known.Largest ? TooLarge(known.Largest) : known.WhyNot(bytes);
    }

    private static string TooLarge(int largest) => $"it has more than {largest / 1000} KB";

    private string PathOf(string name) => Path.Combine(store.Folder, "brand", name);

    private static string? WhyNoFont(byte[] bytes) =>
        bytes.AsSpan().StartsWith("wOF2"u8) ? null : "it is no WOFF2 font";

    /// <summary>Shapes alone: no script, no other document, nothing from elsewhere.</summary>
    private static string? WhyNoPicture(byte[] bytes)
    {
        var careful = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), careful);
            if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "svg") return "it is neither an SVG drawing nor a PNG picture";
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
            return error.Message.TrimEnd('.');
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
}
