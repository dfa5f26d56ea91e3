using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>What a text is where something is pasted into it, and how that is set there.</summary>
/// <param name="Format">What the words there are anyway.</param>
/// <param name="IsLine">A heading, a cell or a link, which end with their line.</param>
internal sealed partial record PastePlace(TextFormat Format, bool IsLine)
{
    private const char Caret = '\uE000';

    private string _before = "";

    private string _after = "";

    private Match _line = Match.Empty;

    private bool _isInItem;

    private bool _isOutside;

    /// <summary>Printed ones, which open and close nothing.</summary>
    private int _signs;

    public static PastePlace In(string before, string after)
    {
        var printed = new HtmlParser().ParseDocument(TypesetText.Of(before + Caret + after).Html);
        var there = printed
            .All.LastOrDefault(e => e.TextContent.Contains(Caret, StringComparison.Ordinal));
        var isHeading = Is("h2, h3, h4, h5, h6, th");
        return new(
            new(isHeading || Is("strong"), Is("em"), Is("a") ? "#" : ""),
            isHeading || Is("a, td")
        )
        {
            _before = before,
            _after = after,
            _line = Line().Match(before[(before.LastIndexOf('\n') + 1)..]),
            _isInItem = Is("li"),
            _signs = printed.Body!.TextContent.Count(c => c is '*' or '_'),
        };

        bool Is(string selector) => there?.Closest(selector) is not null;
    }

    /// <returns>Bold and italics end before it and begin again behind it, where they can.</returns>
    public PastePlace Outside()
    {
        if (IsLine || Format == TextFormat.Plain) return this;
        var (before, after) = (_before.TrimEnd(' '), _after.TrimStart(' '));
        var (blank, blankAfter) = (_before[before.Length..], _after[..^after.Length]);
        return Marks()
            .Select(mark =>
                In(
                    before.EndsWith(mark.Open, StringComparison.Ordinal)
                        ? before[..^mark.Open.Length]
                        : before + mark.Close + blank,
                    after.StartsWith(mark.Close, StringComparison.Ordinal)
                        ? after[mark.Close.Length..]
                        : blankAfter + mark.Open + after
                ) with
                { _isOutside = true }
            )
            .FirstOrDefault(place => place.Format == TextFormat.Plain && place._signs == _signs, this);
    }

    private (string Open, string Close)[] Marks() =>
        Format switch
        {
            { Bold: true, Italic: true } => [("***", "***"), ("**_", "_**"), ("_**", "**_"), ("___", "___")],
            { Bold: true } => [("**", "**"), ("__", "__")],
            _ => [("*", "*"), ("_", "_")],
        };

    /// <param name="text">What the place was found in.</param>
    public Pasting Pasted(string text, string markdown)
    {
        var (before, set, after) = (_before, Set(markdown), _after);
        if (_isOutside && set.StartsWith('\n')) before = before.TrimEnd(' ');
        if (_isOutside && set.EndsWith('\n')) after = after.TrimStart(' ');
        var start = text.AsSpan().CommonPrefixLength(before);
        var end = 0;
        while (end < after.Length && end < text.Length - start && after[^(end + 1)] == text[^(end + 1)]) end++;
        return new(start, text[start..^end], before[start..] + set + after[..^end]);
    }

    public string Set(string markdown)
    {
        if (Note().IsMatch(markdown)) return Apart(markdown);
        if (IsAmongWords && OnlyHeading().Match(markdown) is { Success: true } heading)
            return heading.Groups["words"].Value;
        var quotation = _line.Groups["quotation"].Value;
        if (!_isInItem) return Below(Apart(markdown), quotation);
        return _line.Groups["mark"].Success && Item().IsMatch(markdown)
            ? Below(AsItems(markdown), quotation)
            : Below(Apart(markdown), quotation + new string(' ', Indent + _line.Groups["mark"].Length));
    }

    private int Indent => _line.Groups["indent"].Length;

    private bool IsAmongWords =>
        _line.Groups["words"].Value.Trim().Length > 0 || _after.Split('\n')[0].Trim().Length > 0;

    /// <summary>With blank lines before and after, where a list or a table begins or ends within a line.</summary>
    private string Apart(string markdown)
    {
        var lines = markdown.Split('\n');
        var hasOnlyMark = _line.Length > 0 && _line.Groups["words"].Value.Trim().Length == 0;
        var lead = Block().IsMatch(lines[0]) && _before.Length > 0 && !hasOnlyMark
            ? new string('\n', 2 - Math.Min(2, _before.Length - _before.TrimEnd('\n').Length))
            : "";
        var tail = Block().IsMatch(lines[^1]) && _after.Length > 0
            ? new string('\n', 2 - Math.Min(2, _after.Length - _after.TrimStart('\n').Length))
            : "";
        return lead + markdown + tail;
    }

    /// <summary>The first item goes on with the one at the caret, and the others are its siblings.</summary>
    private string AsItems(string markdown)
    {
        var (mark, items, width) = (_line.Groups["mark"].Value, 0, 0);
        var number = int.TryParse(mark.TrimEnd('.', ')', ' '), CultureInfo.InvariantCulture, out var own) ? own : -1;
        var lines = markdown.Split('\n').Select(line =>
        {
            if (Item().Match(line) is { Success: true } item)
            {
                width = item.Length;
                if (items++ == 0) return line[width..];
                var next = number < 0 ? mark : string.Create(CultureInfo.InvariantCulture, $"{number + items - 1}. ");
                return new string(' ', Indent) + next + line[width..];
            }
            var deeper = line.Length - line.TrimStart(' ').Length;
            return line.Length == 0 ? "" : new string(' ', Indent + mark.Length) + line[Math.Min(deeper, width)..];
        });
        return string.Join('\n', lines);
    }

    private static string Below(string text, string prefix)
    {
        text = text.Replace("\n", "\n" + prefix, StringComparison.Ordinal);
        return prefix.Trim().Length > 0 ? text : text.Replace($"\n{prefix}\n", "\n\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"^(?<quotation>( {0,3}> ?)*)(?<indent> *)(?<mark>([-+*]|[0-9]{1,9}[.)]) +)?(?<words>.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();

    [GeneratedRegex(@"^(- |[0-9]+\. )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(#+ |- |[0-9]+\. |> |\||\[\^)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\A#+ (?<words>.+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnlyHeading();

    [GeneratedRegex(@"^\[\^", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Note();
}
