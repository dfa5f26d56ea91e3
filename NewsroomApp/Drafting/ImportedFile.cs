using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting;

/// <summary>
/// Reads a plain-text or Markdown file as a statement: the first line is the headline, a date line and "Last updated"
/// may follow, and paragraphs are kept to the letter. In plain text, characters that Markdown would interpret are
/// escaped.
/// </summary>
public static partial class ImportedFile
{
    public const int LargestBytes = 2_000_000;

    private static readonly string[] _dates = ["d MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy", "yyyy-MM-dd"];

    /// <exception cref="Refusal">Not text, not UTF-8 or UTF-16, empty, or too large.</exception>
    public static Document Read(string fileName, byte[] bytes)
    {
        var isMarkdown = Path.GetExtension(fileName).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        var text = CleanText.Of(Decode(fileName, bytes), singleLine: false);
        var lines = text.Split('\n').Select(l => l.TrimEnd()).ToList();
        var first = lines.FindIndex(l => l.Trim().Length > 0);
        if (first < 0) throw new Refusal($"“{fileName}” has no words in it.");

        var words = new Document { Headline = HeadingMark().Replace(lines[first].Trim(), "") };
        var rest = lines[(first + 1)..];
        (words, rest) = TakeHead(words, rest);
        var body = isMarkdown ? string.Join('\n', rest).Trim('\n') : PlainBody(rest);
        return (words with { Body = body }).Canonical().WithinLimits();
    }

    public static Refusal TooLarge(string fileName) =>
        new(
            $"“{fileName}” is larger than {LargestBytes / 1_000_000} MB. A statement is text; import it without what surrounds it."
        );

    private static string Decode(string fileName, byte[] bytes)
    {
        if (bytes.Length > LargestBytes) throw TooLarge(fileName);
        try
        {
            var text = EncodingOf(bytes).GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0') ? throw NotText(fileName) : text;
        }
        catch (DecoderFallbackException)
        {
            throw bytes.Contains((byte)0)
                ? NotText(fileName)
                : new(
                    $"“{fileName}” is not written in UTF-8, so its letters cannot be told for certain. Save it again with the encoding UTF-8, then import that."
                );
        }
    }

    private static Encoding EncodingOf(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };

    private static Refusal NotText(string fileName) =>
        new($"“{fileName}” is not a text file. Save it as plain text or Markdown in UTF-8, then import that.");

    /// <summary>Takes the lines that only say when: a date line and "Last updated", with or without bullets.</summary>
    private static (Document, List<string>) TakeHead(Document words, List<string> lines)
    {
        var at = 0;
        for (; at < lines.Count; at++)
        {
            var line = Ornament().Replace(lines[at], "").Trim();
            if (line.Length == 0) continue;
            if (LastUpdated().Match(line) is { Success: true } updated && Moment(updated) is { } moment)
                words = words with { OriginalUpdatedAt = moment };
            else if (DateLine().Match(line) is { Success: true } dated && Day(dated) is { } day)
            {
                words = words with { Date = day, Place = dated.Groups["place"].Value.Trim().TrimEnd(',') };
                if (dated.Groups["text"].Value.Trim() is { Length: > 0 } text)
                {
                    lines[at] = text;
                    break;
                }
            }
            else break;
        }
        return (words, lines[at..]);
    }

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact(Months(match), _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateTime? Moment(Match match)
    {
        if (Day(match) is not { } day) return null;
        var time = match.Groups["time"];
        if (!time.Success) return day.ToDateTime(TimeOnly.MinValue);
        return TimeOnly.TryParse(time.Value.Replace('.', ':'), CultureInfo.InvariantCulture, out var clock)
            ? day.ToDateTime(clock)
            : null;
    }

    /// <summary>Turns "20 Sept. 2015" into "20 Sep 2015".</summary>
    private static string Months(Match match) =>
        match.Groups["date"].Value.Replace(".", "").Replace("Sept ", "Sep ").Replace(",", "");

    private static string PlainBody(List<string> lines)
    {
        var paragraphs = string.Join('\n', lines.Select(l => l.Trim()))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\n\n", paragraphs.Select(PlainParagraph));
    }

    private static string PlainParagraph(string paragraph)
    {
        var lines = paragraph.Split('\n');
        return Array.TrueForAll(lines, l => l.StartsWith('•'))
            ? string.Join('\n', lines.Select(l => "- " + PlainText.ToMarkdown(l[1..].Trim())))
            : PlainText.ToMarkdown(paragraph);
    }

    private const string Date = @"(?<date>\d{1,2} (?:[A-Za-z]{3,9})\.?,? \d{4}|\d{2}/\d{2}/\d{4}|\d{4}-\d{2}-\d{2})";

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^[\s•·*|\-–—]+|[\s|]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ornament();

    [GeneratedRegex(
        @"^Last updated:?\s*" + Date + @"(?:,?\s+(?:at\s+)?(?<time>\d{1,2}[:.]\d{2}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LastUpdated();

    [GeneratedRegex(
        @"^(?<place>\p{Lu}[^\d,.;:!?]{1,60},\s+)?" + Date + @"\s*(?:[-–—]\s*(?<text>.*))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DateLine();
}
