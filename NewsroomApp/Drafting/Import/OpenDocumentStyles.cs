using System.Globalization;
using System.Xml.Linq;

namespace NewsroomApp.Drafting.Import;

/// <summary>Namespaces of OpenDocument 1.3.</summary>
internal static class Odf
{
    private const string Base = "urn:oasis:names:tc:opendocument:xmlns:";

    public static readonly XNamespace Office = Base + "office:1.0";
    public static readonly XNamespace Text = Base + "text:1.0";
    public static readonly XNamespace Style = Base + "style:1.0";
    public static readonly XNamespace Table = Base + "table:1.0";
    public static readonly XNamespace Draw = Base + "drawing:1.0";
    public static readonly XNamespace Fo = Base + "xsl-fo-compatible:1.0";
    public static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";
    public static readonly XName Creator = XName.Get("creator", "http://purl.org/dc/elements/1.1/");
}

internal sealed class OpenDocumentStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> _styles = [];

    private readonly Dictionary<string, XElement> _lists = [];

    public OpenDocumentStyles(params IEnumerable<XElement?> parts)
    {
        foreach (var style in parts.OfType<XElement>().SelectMany(p => p.Descendants()))
        {
            var name = (string?)style.Attribute(Odf.Style + "name") ?? "";
            if (style.Name == Odf.Style + "style") _styles.TryAdd(name, style);
            if (style.Name == Odf.Text + "list-style") _lists.TryAdd(name, style);
            var isMargin = style.Name.LocalName is "header" or "footer" or "header-first" or "footer-first";
            if (isMargin && style.Value.Any(char.IsLetter))
                Margins.Add(string.Join(' ', style.Elements().Select(e => e.Value)));
        }
    }

    public HashSet<string> Margins { get; } = [];

    public static string Name(XElement element) => (string?)element.Attribute(Odf.Text + "style-name") ?? "";

    public bool Is(XElement paragraph, string style) =>
        Chain(paragraph).Any(s => (string?)s.Attribute(Odf.Style + "name") == style);

    public bool IsHidden(XElement span) => Property(span, Odf.Text + "display") is "none";

    public TextFormat Of(XElement element, TextFormat around) =>
        new(
            Property(element, Odf.Fo + "font-weight") switch
            {
                null => around.Bold,
                "bold" => true,
                var weight => int.TryParse(weight, CultureInfo.InvariantCulture, out var number) && number >= 600,
            },
            Property(element, Odf.Fo + "font-style") switch
            {
                null => around.Italic,
                var slant => slant is "italic" or "oblique",
            },
            around.Link
        );

    /// <returns>Null for bullets.</returns>
    public ListNumber? Number(string style, int level)
    {
        var rule = _lists
            .GetValueOrDefault(style)
            ?.Elements(Odf.Text + "list-level-style-number")
            .FirstOrDefault(l => (int?)l.Attribute(Odf.Text + "level") == level + 1);
        return rule is null
            ? null
            : new(
                (int?)rule.Attribute(Odf.Text + "start-value") ?? 1,
                (string?)rule.Attribute(Odf.Style + "num-format") ?? "1",
                (string?)rule.Attribute(Odf.Style + "num-prefix") ?? "",
                (string?)rule.Attribute(Odf.Style + "num-suffix") ?? ""
            );
    }

    private string? Property(XElement element, XName property) =>
        Chain(element)
            .Select(s => (string?)s.Element(Odf.Style + "text-properties")?.Attribute(property))
            .FirstOrDefault(value => value is not null);

    private IEnumerable<XElement> Chain(XElement element)
    {
        var name = Name(element);
        for (var i = 0; i < LongestChain && _styles.TryGetValue(name, out var style); i++)
        {
            yield return style;
            name = (string?)style.Attribute(Odf.Style + "parent-style-name") ?? "";
        }
    }
}

internal readonly record struct ListNumber(int Start, string Format, string Prefix, string Suffix)
{
    public string Shown(int number) =>
        Prefix
        + Format switch
        {
            "a" => Counting.Letters(number).ToLowerInvariant(),
            "A" => Counting.Letters(number),
            "i" => Counting.Roman(number).ToLowerInvariant(),
            "I" => Counting.Roman(number),
            "" => "",
            _ => number.ToString(CultureInfo.InvariantCulture),
        }
        + Suffix;
}
