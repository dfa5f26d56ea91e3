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

    /// <param name="languages">In which a date may be written.</param>
    /// <param name="apart">Whether each line is a paragraph; see <see cref="HasParagraphALine"/>.</param>
    /// <exception cref="Refusal">Not text, not UTF-8 or UTF-16, empty, or too large.</exception>
    public static Document Read(string fileName, byte[] bytes, IEnumerable<string> languages, bool apart = false)
    {
        var isMarkdown = Path.GetExtension(fileName).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        var lines = Text(fileName, bytes).Split('\n').ToList();
        var first = lines.FindIndex(l => l.Trim().Length > 0);
        if (first < 0) throw new Refusal($"“{fileName}” has no words in it.");

        var words = new Document { Headline = HeadingMark().Replace(lines[first].Trim(), "") };
        // Before the date is taken from a line, or that line would no longer look full.
        var text = string.Join('\n', lines[(first + 1)..]);
        text = (apart ? LineBreaks.Apart(text) : null) ?? LineBreaks.Joined(text) ?? text;
        (words, var rest) = TakeHead(words, [.. text.Split('\n')], new(languages));
        text = string.Join('\n', rest.Select(l => l.TrimEnd())).Trim('\n');
        var body = isMarkdown ? text : PlainBody(text, marksNotes: NoteMark().IsMatch(text));
        return (words with { Body = body }).Canonical().WithinLimits();
    }

    public static bool HasParagraphALine(string fileName, byte[] bytes) =>
        LineBreaks.Apart(Text(fileName, bytes)) is not null;

    private static string Text(string fileName, byte[] bytes) =>
        CleanText.Of(Decode(fileName, bytes), singleLine: false);

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
    private static (Document, List<string>) TakeHead(Document words, List<string> lines, DateLines dates)
    {
        var at = 0;
        for (; at < lines.Count; at++)
        {
            var line = Ornament().Replace(lines[at], "").Trim();
            if (line.Length == 0) continue;
            if (dates.LastUpdated(line) is { } moment) words = words with { OriginalUpdatedAt = moment };
            else if (dates.Read(line) is var (place, day, text))
            {
                words = words with { Date = day, Place = place };
                if (text.Length == 0) continue;
                lines[at] = text;
                break;
            }
            else break;
        }
        return (words, lines[at..]);
    }

    private static string PlainBody(string text, bool marksNotes)
    {
        var paragraphs = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Trim('\n'))
            .Where(p => p.Length > 0);
        return string.Join("\n\n", paragraphs.Select(p => PlainParagraph(p, marksNotes)));
    }

    /// <summary>Lines with a bullet, and at least two with numbers that count up, are items of a list.</summary>
    private static string PlainParagraph(string paragraph, bool marksNotes)
    {
        var lines = paragraph.Split('\n');
        var items = Array.ConvertAll(lines, l => Item().Match(l.Trim()));
        var plain = new List<string>();
        var levels = new Stack<(int Rank, int Indent)>();
        var (isList, wasList) = (false, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var isNote = marksNotes && lines.Length == 1 && lines[i].TrimStart().StartsWith('*');
            var isItem = items[i].Success && !isNote && (IsBullet(items, i) || Counts(lines, items, i));
            isList = isItem || (isList && char.IsWhiteSpace(lines[i][0]));
            // What follows an item without a mark or an indent of its own would become a part of it.
            if (wasList && !isList) plain.Add("");
            wasList = isList;
            if (!isList) levels.Clear();
            if (!isItem)
            {
                plain.Add(Indent(levels) + PlainText.ToMarkdown(lines[i].Trim()));
                continue;
            }
            var (rank, item) = (RankOf(lines[i], items[i]), AsItem(items[i]));
            while (levels.TryPeek(out var above) && above.Rank >= rank) levels.Pop();
            plain.Add(Indent(levels) + item);
            levels.Push((rank, Indent(levels).Length + item.IndexOf(' ', StringComparison.Ordinal) + 1));
        }
        return string.Join('\n', plain);
    }

    private static string Indent(Stack<(int Rank, int Indent)> levels) =>
        new(' ', levels.TryPeek(out var level) ? level.Indent : 0);

    /// <summary>Deeper items are indented further, or have the bullets that Word gives to its next levels.</summary>
    private static int RankOf(string line, Match item)
    {
        var blank = line[..^line.TrimStart().Length].Replace("\t", "    ", StringComparison.Ordinal);
        return blank.Length * 3 + (item.Value[0] is 'o' ? 1 : item.Value[0] is '▪' or '\uF0A7' ? 2 : 0);
    }

    /// <summary>A single dash may begin what somebody says, and a single "o" a line of Portuguese.</summary>
    private static bool IsBullet(Match[] items, int at) =>
        !items[at].Groups["number"].Success
        && items[at].Value switch
        {
            ['–', not '\t', ..] => items.Count(i => i.Value.StartsWith('–')) > 1,
            ['o', not '\t', ..] => Begins(items, at - 1, 'o') || Begins(items, at + 1, 'o'),
            _ => true,
        };

    private static bool Begins(Match[] items, int at, char sign) =>
        at >= 0 && at < items.Length && items[at].Value.StartsWith(sign);

    private static bool Counts(string[] lines, Match[] items, int at) =>
        Number(items[at]) is { } number
        && (Beside(lines, items, at, -1) == number - 1 || Beside(lines, items, at, +1) == number + 1);

    /// <summary>The next number above or below, past deeper items and what goes on with an indent.</summary>
    private static int? Beside(string[] lines, Match[] items, int at, int step)
    {
        for (at += step; at >= 0 && at < lines.Length; at += step)
        {
            if (Number(items[at]) is { } number) return number;
            if (!char.IsWhiteSpace(lines[at][0]) && !items[at].Success) return null;
        }
        return null;
    }

    private static int? Number(Match item) =>
        item.Groups["number"] is { Success: true, Value: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;

    private static string AsItem(Match item) =>
        (item.Groups["number"] is { Success: true, Value: var number } ? number + ". " : "- ")
        + PlainText.ToMarkdown(item.Groups["text"].Value);

    [GeneratedRegex(
        @"^(?:[" + LineBreaks.Bullets + @"][ \t]*|[-*–o][ \t]+|(?<number>[1-9][0-9]{0,3})\.[ \t]+)(?<text>\S.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Item();

    [GeneratedRegex(@"[\p{L}\p{N}]\*(?![\p{L}\p{N}*])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^[\s•·*|\-–—]+|[\s|]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ornament();
}
