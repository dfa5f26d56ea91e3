using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting;

/// <summary>
/// Reads a file as a statement: the first line is the headline, a date line and "Last updated" may follow, and
/// paragraphs are kept to the letter. In plain text, characters that Markdown would interpret are escaped.
/// </summary>
public static partial class ImportedFile
{
    public const int LargestBytes = 20_000_000;

    private const int LargestText = 2_000_000;

    /// <param name="languages">In which a date may be written.</param>
    /// <param name="apart">Whether each line is a paragraph; see <see cref="HasParagraphALine"/>.</param>
    /// <exception cref="Refusal">No document that can be read, empty, or too large.</exception>
    public static ImportedText Read(
        string fileName,
        byte[] bytes,
        IEnumerable<string> languages,
        bool apart = false,
        CancellationToken cancel = default
    )
    {
        if (bytes.Length > LargestBytes) throw TooLarge(fileName);
        return RichDocument.Read(fileName, bytes, cancel) is { } rich
            ? Rich(fileName, rich, new(languages))
            : Plain(fileName, bytes, new(languages), apart);
    }

    public static async Task<byte[]> Bytes(IBrowserFile file, CancellationToken cancel)
    {
        if (file.Size > LargestBytes) throw TooLarge(file.Name);
        try
        {
            await using var content = file.OpenReadStream(LargestBytes, cancel);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancel);
            return bytes.ToArray();
        }
        catch (Exception cut) when (cut is IOException or TimeoutException or JSException)
        {
            throw new Refusal($"“{file.Name}” did not arrive whole. Choose it once more.");
        }
    }

    public static bool HasParagraphALine(string fileName, byte[] bytes) =>
        bytes.Length <= LargestText
        && FileKinds.Of(fileName, bytes) is FileKind.Text
        && LineBreaks.Apart(Text(fileName, bytes).Text) is not null;

    public static Refusal TooLarge(string fileName, int largest = LargestBytes) =>
        new(
            $"“{fileName}” is larger than {largest / 1_000_000} MB. A statement is text; import it without what surrounds it."
        );

    private static ImportedText Plain(string fileName, byte[] bytes, DateLines dates, bool apart)
    {
        if (bytes.Length > LargestText) throw TooLarge(fileName, LargestText);
        var (all, guess) = Text(fileName, bytes);
        var isMarkdown = Path.GetExtension(fileName).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        var head = isMarkdown ? FrontMatter.Read(all, dates) : new(new(), all, new());
        var lines = head.Rest.Split('\n').ToList();
        var first = lines.FindIndex(l => l.Trim().Length > 0);
        if (first < 0) throw NoWords(fileName);

        var words = head.Words;
        var line = HeadingMark().Replace(lines[first].Trim(), "");
        if (words.Headline.Length == 0 && line.Length <= Parts.Headline.Limit) words = words with { Headline = line };
        else if (words.Headline != line) first--;
        // Before the date is taken from a line, or that line would no longer look full.
        var text = string.Join('\n', lines[(first + 1)..]);
        text = (apart ? LineBreaks.Apart(text) : null) ?? LineBreaks.Joined(text) ?? text;
        (words, var rest) = TakeHead(words, [.. text.Split('\n')], dates);
        text = string.Join('\n', rest.Select(l => l.TrimEnd())).Trim('\n');
        var body = isMarkdown ? text : PlainBody(text, marksNotes: NoteMark().IsMatch(text));
        return new(fileName, (words with { Body = body }).Canonical().WithinLimits())
        {
            NotTaken = head.NotTaken.Lines,
            GuessedEncoding = guess,
            IsPlain = true,
        };
    }

    private static ImportedText Rich(string fileName, RichDocument rich, DateLines dates)
    {
        if (rich.Headline.Length + rich.Standfirst.Length + rich.Markdown.Length == 0) throw NoWords(fileName);
        var lines = rich.Markdown.Split('\n').ToList();
        var words = new Document();
        if (rich.Headline.Length <= Parts.Headline.Limit) words = words with { Headline = rich.Headline };
        if (IsStandfirst(rich.Standfirst, dates)) words = words with { Standfirst = rich.Standfirst };
        else lines.InsertRange(0, [PlainText.ToMarkdown(rich.Standfirst), ""]);
        (words, var rest) = TakeHead(words, lines, dates);
        if (words.Headline != rich.Headline) rest.InsertRange(0, [PlainText.ToMarkdown(rich.Headline), ""]);
        var body = string.Join('\n', rest).Trim('\n');
        return new(fileName, (words with { Body = body }).Canonical().WithinLimits())
        {
            Comments = rich.Comments,
            Pictures = rich.Pictures,
            NotTaken = rich.NotTaken.Lines,
            GuessedEncoding = rich.GuessedEncoding,
        };
    }

    /// <summary>Many say there when and where it was.</summary>
    private static bool IsStandfirst(string text, DateLines dates) =>
        text.Length <= Parts.Standfirst.Limit && dates.Read(text) is null && dates.LastUpdated(text) is null;

    private static Refusal NoWords(string fileName) => new($"“{fileName}” has no words in it.");

    private static (string Text, string? Guess) Text(string fileName, byte[] bytes)
    {
        var (text, guess) = TextEncoding.Decode(fileName, bytes);
        return (CleanText.Of(text, singleLine: false), guess);
    }

    /// <summary>Takes the lines that only say when: a date line and "Last updated", with or without bullets.</summary>
    private static (Document, List<string>) TakeHead(Document words, List<string> lines, DateLines dates)
    {
        var end = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = Ornament().Replace(Emphasis().Replace(lines[at], "${words}"), "").Trim();
            line = EscapedNumber().Replace(line, "${number}");
            if (line.Length == 0)
            {
                if (end == at && IsBlankOrRule(lines[at].Trim())) end++;
                continue;
            }
            if (dates.LastUpdated(line) is { } moment) words = words with { OriginalUpdatedAt = moment };
            else if (dates.Read(line) is var (place, day, text))
            {
                words = words with { Date = day, Place = place };
                if (text.Length > 0) return (words, [text, .. lines[(at + 1)..]]);
            }
            else break;
            end = at + 1;
        }
        return (words, lines[end..]);
    }

    private static bool IsBlankOrRule(string line) => line.Length is 0 or > 2 && line.Trim('-').Length == 0;

    private static string PlainBody(string text, bool marksNotes)
    {
        var paragraphs = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Trim('\n'))
            .Where(p => p.Length > 0)
            .ToList();
        // What one asterisk begins at the end of a text, or beside a dagger, is a note by hand, too.
        return string.Join(
            "\n\n",
            paragraphs.Select((p, i) => PlainParagraph(p, marksNotes || i == paragraphs.Count - 1 || HasDagger(p)))
        );
    }

    private static bool HasDagger(string paragraph) =>
        paragraph.Split('\n').Any(line => line.TrimStart() is ['†' or '‡', ..]);

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
            var isNote = marksNotes && lines[i].TrimStart().StartsWith('*') && items.Count(m => m.Success) == 1;
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
        @"^(?:[" + LineBreaks.Bullets + @"][ \t]*|[-*–o][ \t]+|(?<number>[1-9][0-9]{0,3})\.[ \t]+)"
            + @"(?!(?:[-*–—" + LineBreaks.Bullets + @"][ \t]*)+$)(?<text>\S.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Item();

    [GeneratedRegex(@"[\p{L}\p{N}%‰)”’»""]\*+(?![\p{L}\p{N}*])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMark();

    /// <summary>At the beginning, as in "**TALLVIK, 20 November 2015** – The council".</summary>
    [GeneratedRegex(@"^(?<mark>\*{1,3})(?<words>[^*]+)\k<mark>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^(?<number>[0-9]{1,9})\\(?=\.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EscapedNumber();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"^[\s•·*|\-–—]+|[\s|]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ornament();
}
