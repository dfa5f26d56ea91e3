using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Drafting.Import;

/// <summary>Counts the numbers that Word shows before paragraphs; the file has only the rules for them.</summary>
internal sealed partial class WordNumbers(MainDocumentPart main, WordStyles styles)
{
    private const string Bullet = "•";

    private readonly Dictionary<int, int?[]> _counts = [];

    private readonly HashSet<int> _started = [];

    private readonly Numbering? _numbering = main.NumberingDefinitionsPart?.Numbering;

    /// <returns>Null where no number or bullet stands before the paragraph.</returns>
    public (int Level, string Mark)? Next(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var ofStyle = styles.Numbering(paragraph);
        if ((own?.NumberingId ?? ofStyle?.NumberingId)?.Val?.Value is not { } id || id == 0) return null;
        if (Instance(id) is not { } instance || Definition(instance) is not { } definition) return null;
        var level = Math.Clamp(
            own?.NumberingLevelReference?.Val?.Value
                ?? LevelOfStyle(definition, WordStyles.StyleOf(paragraph))
                ?? ofStyle?.NumberingLevelReference?.Val?.Value
                ?? 0,
            0,
            8
        );
        if (Level(instance, definition, level) is not { } rule) return null;
        var counts = Count(instance, definition, level);
        return Format(rule) == NumberFormatValues.Bullet
            ? (level, Bullet)
            : Shown(instance, definition, rule, counts) is { Length: > 0 } mark ? (level, mark) : null;
    }

    private NumberingInstance? Instance(int id) =>
        _numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id);

    private AbstractNum? Definition(NumberingInstance instance)
    {
        var definition = _numbering!.Elements<AbstractNum>()
            .FirstOrDefault(a => a.AbstractNumberId?.Value == instance.AbstractNumId?.Val?.Value);
        return
            definition?.GetFirstChild<NumberingStyleLink>()?.Val?.Value is { } style
            && styles.Numbering(style)?.NumberingId?.Val?.Value is { } id
            && id != instance.NumberID?.Value
            && Instance(id) is { } linked
            ? _numbering!.Elements<AbstractNum>()
                .FirstOrDefault(a => a.AbstractNumberId?.Value == linked.AbstractNumId?.Val?.Value)
            : definition;
    }

    private static int? LevelOfStyle(AbstractNum definition, string? style) =>
        style is null
            ? null
            : definition.Elements<Level>()
                .FirstOrDefault(l => l.ParagraphStyleIdInLevel?.Val?.Value == style)
                ?.LevelIndex?.Value;

    private static LevelOverride? Override(NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level);

    private static Level? Level(NumberingInstance instance, AbstractNum definition, int level) =>
        Override(instance, level)?.Level
        ?? definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    private int?[] Count(NumberingInstance instance, AbstractNum definition, int level)
    {
        var key = definition.AbstractNumberId!.Value;
        if (!_counts.TryGetValue(key, out var counts)) _counts[key] = counts = new int?[9];
        if (_started.Add(instance.NumberID!.Value))
            foreach (var change in instance.Elements<LevelOverride>())
                if (change.StartOverrideNumberingValue is not null && change.LevelIndex?.Value is >= 0 and < 9)
                    counts[change.LevelIndex.Value] = null;
        for (var above = 0; above < level; above++) counts[above] ??= Start(instance, definition, above);
        counts[level] = counts[level] is { } last ? last + 1 : Start(instance, definition, level);
        for (var below = level + 1; below < counts.Length; below++)
            if (Level(instance, definition, below)?.LevelRestart?.Val?.Value is not 0) counts[below] = null;
        return counts;
    }

    private static int Start(NumberingInstance instance, AbstractNum definition, int level) =>
        Override(instance, level)?.StartOverrideNumberingValue?.Val?.Value
        ?? Level(instance, definition, level)?.StartNumberingValue?.Val?.Value
        ?? 0;

    private static string Shown(NumberingInstance instance, AbstractNum definition, Level rule, int?[] counts) =>
        Place()
            .Replace(
                rule.LevelText?.Val?.Value ?? "",
                place =>
                {
                    var level = place.Value[1] - '1';
                    var format = rule.IsLegalNumberingStyle is not null
                        ? NumberFormatValues.Decimal
                        : Format(Level(instance, definition, level));
                    return counts[level] is { } count ? Written(count, format) : "";
                }
            )
            .Trim();

    private static NumberFormatValues Format(Level? level) =>
        level?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;

    private static string Written(int count, NumberFormatValues format)
    {
        if (format == NumberFormatValues.None) return "";
        if (format == NumberFormatValues.LowerLetter) return Counting.Letters(count).ToLowerInvariant();
        if (format == NumberFormatValues.UpperLetter) return Counting.Letters(count);
        if (format == NumberFormatValues.LowerRoman) return Counting.Roman(count).ToLowerInvariant();
        if (format == NumberFormatValues.UpperRoman) return Counting.Roman(count);
        if (format == NumberFormatValues.DecimalZero) return count.ToString("00", CultureInfo.InvariantCulture);
        return count.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("%[1-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
