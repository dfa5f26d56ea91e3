using System.Globalization;
using AngleSharp.Dom;
using NewsroomApp.Typesetting.Parsing;

namespace NewsroomApp.Drafting.Import;

/// <param name="Link">Empty where the words are no link.</param>
internal readonly record struct TextFormat(bool Bold, bool Italic, string Link)
{
    private const int LongestLink = 2_000;

    public static TextFormat Plain { get; } = new(Bold: false, Italic: false, "");

    public TextFormat Without(TextFormat around) =>
        new(Bold && !around.Bold, Italic && !around.Italic, around.Link.Length > 0 ? "" : Link);

    /// <summary>What words have in common with their neighbours, for the blank between them.</summary>
    public TextFormat Shared(TextFormat next) =>
        this == next ? this : Plain with { Link = Link == next.Link ? Link : "" };

    public TextFormat Within(IElement element)
    {
        var style = HtmlStyle.Of(element);
        return new(
            style["font-weight"] switch
            {
                "" => Bold || element.LocalName is "b" or "strong",
                "bold" or "bolder" => true,
                var weight => int.TryParse(weight, CultureInfo.InvariantCulture, out var number) && number >= 600,
            },
            style["font-style"] switch
            {
                "" => Italic || element.LocalName is "i" or "em" or "cite" or "dfn" or "var",
                var slant => slant is "italic" or "oblique",
            },
            element.LocalName is "a" && element.GetAttribute("href") is { } address ? Address(element, address) : Link
        );
    }

    private static string Address(IElement element, string typed)
    {
        typed = WrappedLinks.Unwrap(typed.Trim());
        if (typed.StartsWith('#')) return "";
        var page = element.Owner?.QuerySelector("base[href]")?.GetAttribute("href");
        if (Uri.TryCreate(page, UriKind.Absolute, out var origin) && Uri.TryCreate(origin, typed, out var whole))
            typed = whole.AbsoluteUri;
        var address = string.Concat(typed.Select(c => " ()<>\\\"'`*[]|".Contains(c) ? Uri.HexEscape(c) : c.ToString()));
        return address.Length <= LongestLink && !address.StartsWith('/') && AllowedLinks.Has(address) ? address : "";
    }
}

/// <summary>What an element's own style says; no sheet of styles is read.</summary>
internal readonly record struct HtmlStyle(string Text)
{
    public static HtmlStyle Of(IElement element) => new(element.GetAttribute("style") ?? "");

    public string this[string name]
    {
        get
        {
            if (Text.Length == 0) return "";
            foreach (var rule in Text.Split(';'))
            {
                var colon = rule.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0 && rule.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                    return rule[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim()
                        .ToLowerInvariant();
            }
            return "";
        }
    }

    public bool IsHidden =>
        this["display"] is "none" || this["visibility"] is "hidden" || this["mso-hide"] is "all";
}
