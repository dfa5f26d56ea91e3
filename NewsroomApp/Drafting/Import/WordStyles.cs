using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Drafting.Import;

/// <summary>Identifiers of styles are localised in Word, the names of built-in ones are not.</summary>
internal sealed partial class WordStyles(MainDocumentPart main)
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles =
        (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(s => s.StyleId?.Value is not null)
            .DistinctBy(s => s.StyleId!.Value!)
            .ToDictionary(s => s.StyleId!.Value!);

    private readonly RunPropertiesBaseStyle? _defaults =
        main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle;

    public bool IsTitle(Paragraph paragraph) => Chain(StyleOf(paragraph)).Any(s => Name(s) is "title");

    public bool IsSubtitle(Paragraph paragraph) => Chain(StyleOf(paragraph)).Any(s => Name(s) is "subtitle");

    public bool IsQuotation(Paragraph paragraph) =>
        Chain(StyleOf(paragraph)).Any(s => Name(s) is "quote" or "intense quote");

    /// <returns>In how many lists a paragraph goes on that begins no item; 0 for any other.</returns>
    public int ContinuedLists(Paragraph paragraph) =>
        Chain(StyleOf(paragraph))
            .Select(s => ContinueName().Match(Name(s)))
            .Where(m => m.Success)
            .Select(m => m.Groups["level"] is { Success: true, Value: [var digit] } ? digit - '0' : 1)
            .FirstOrDefault();

    /// <returns>0 for a paragraph that is no heading.</returns>
    public int Heading(Paragraph paragraph)
    {
        if (Level(paragraph.ParagraphProperties?.OutlineLevel) is { } own) return own;
        foreach (var style in Chain(StyleOf(paragraph)))
        {
            if (HeadingName().Match(Name(style)) is { Success: true } match) return match.Value[^1] - '0';
            if (Level(style.StyleParagraphProperties?.OutlineLevel) is { } level) return level;
        }
        return 0;
    }

    public NumberingProperties? Numbering(Paragraph paragraph) =>
        Chain(StyleOf(paragraph))
            .Select(s => s.StyleParagraphProperties?.NumberingProperties)
            .FirstOrDefault(n => n is not null);

    public NumberingProperties? Numbering(string? styleId) =>
        Chain(styleId).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null);

    public static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>As bold and italic: a style of a run turns what the style of its paragraph says.</summary>
    public bool Is<T>(Run run, Paragraph? paragraph)
        where T : OnOffType
    {
        if (run.RunProperties?.GetFirstChild<T>() is { } own) return IsOn(own);
        var ofParagraph = InStyles<T>(paragraph is null ? null : StyleOf(paragraph));
        var ofRun = InStyles<T>(run.RunProperties?.RunStyle?.Val?.Value);
        return IsOn(_defaults?.GetFirstChild<T>()) || ofParagraph ^ ofRun;
    }

    private bool InStyles<T>(string? id)
        where T : OnOffType =>
        Chain(id)
            .Select(s => s.StyleRunProperties?.GetFirstChild<T>())
            .FirstOrDefault(on => on is not null) is { } found
        && IsOn(found);

    private IEnumerable<Style> Chain(string? id)
    {
        for (var i = 0; i < LongestChain && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static bool IsOn(OnOffType? value) => value is not null && (value.Val is null || value.Val.Value);

    private static int? Level(OutlineLevel? level) =>
        level?.Val?.Value is { } value ? value is >= 0 and < 9 ? value + 1 : 0 : null;

    private static string Name(Style style) => style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";

    [GeneratedRegex("^list continue( (?<level>[2-5]))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContinueName();

    [GeneratedRegex("^heading [1-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingName();
}
