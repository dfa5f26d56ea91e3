using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting;

/// <summary>Tells the line breaks of a mail or an editor with a fixed width from those that somebody meant.</summary>
public static partial class LineBreaks
{
    /// <summary>As mails and word processors mark items of a list; the last two are of Symbol and Wingdings.</summary>
    public const string Bullets = @"•▪◦·‣\uF0B7\uF0A7";

    private const int LeastWidth = 55;
    private const int MostWidth = 110;

    /// <summary>Two lines below this, as in an address, belong together.</summary>
    private const int Short = 60;

    private const double LeastFull = 0.7;

    private const int Ragged = 5;

    private const int Several = 5;

    private const int MostAround = 60;

    public static string? Joined(string text)
    {
        var lines = text.Split('\n').ToList();
        var inner = Enumerable.Range(0, lines.Count - 1).Where(i => MayWrap(lines, i)).ToList();
        var lengths = inner.ConvertAll(i => lines[i].TrimEnd().Length);
        if (lengths.Count(l => l > MostWidth) * 10 > lengths.Count) return null;
        var width = Width([.. inner.Where(i => lines[i].Trim().Contains(' ')).Select(i => lines[i].TrimEnd().Length)]);
        if (width < LeastWidth) return null;
        var wrapped = Wrapped(lines, inner, width);
        foreach (var i in wrapped.OrderDescending())
        {
            lines[i] = $"{lines[i].TrimEnd()} {Quoted().Replace(lines[i + 1], "").TrimStart()}";
            lines.RemoveAt(i + 1);
        }
        return wrapped.Count > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>Puts a blank line between paragraphs that each stand on one line; null when there are none.</summary>
    public static string? Apart(string text)
    {
        var lines = text.Split('\n');
        var apart = new List<string> { lines[0] };
        var count = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            var (above, line) = (lines[i - 1], lines[i]);
            var areWords = !string.IsNullOrWhiteSpace(above) && !string.IsNullOrWhiteSpace(line);
            var length = areWords ? Math.Max(above.Length, line.Length) : 0;
            if (length > MostWidth) count++;
            if (length > Short && !(Item().IsMatch(above) && Item().IsMatch(line))) apart.Add("");
            apart.Add(line);
        }
        return count > 1 ? string.Join('\n', apart) : null;
    }

    private static List<int> Wrapped(List<string> lines, List<int> inner, int width)
    {
        var wrapped = new List<int>();
        for (var from = 0; from < inner.Count;)
        {
            var to = from + 1;
            while (to < inner.Count && inner[to] == inner[to - 1] + 1) to++;
            var paragraph = inner[from..to];
            var full = paragraph.FindAll(i => IsFull(lines[i], lines[i + 1], width));
            if (full.Count >= LeastFull * paragraph.Count) wrapped.AddRange(full);
            from = to;
        }
        return wrapped;
    }

    /// <summary>The longest that several lines come near: a poem or an address may be wider than the rest.</summary>
    private static int Width(List<int> lengths) =>
        lengths
            .Where(l => l <= MostWidth)
            .OrderDescending()
            .FirstOrDefault(width => lengths.Count(l => l <= width && l > width - Ragged) * Several >= lengths.Count);

    /// <summary>The first word of the next line had no room any more.</summary>
    private static bool IsFull(string line, string next, int width) =>
        line.TrimEnd().Length + 1 + Quoted().Replace(next, "").Trim().Split(' ')[0].Length > width;

    private static bool MayWrap(List<string> lines, int at)
    {
        var (line, next) = (lines[at], lines[at + 1]);
        return line.Trim().Length > 0
            && next.Trim().Length > 0
            && !line.EndsWith("  ", StringComparison.Ordinal)
            && !line.EndsWith('\\')
            && !line.TrimEnd().EndsWith(':')
            && !(Item().IsMatch(next) && !IsNumberInSentence(lines, at + 1) && !IsDashInSentence(lines, at + 1))
            && !Label().IsMatch(next)
            && !Alone().IsMatch(line)
            && Quoted().IsMatch(line) == Quoted().IsMatch(next);
    }

    private static bool IsNumberInSentence(List<string> lines, int at)
    {
        if (NumberOf(lines[at]) is not { } number || NumberOf(lines[at - 1]) is not null) return false;
        return !Around(lines, at).Any(line => NumberOf(line) is { } other && Math.Abs(other - number) <= 1);
    }

    private static bool IsDashInSentence(List<string> lines, int at) =>
        lines[at].TrimStart() is ['-' or '–' or '—', ' ', var c, ..]
        && char.IsLower(c)
        && lines[at - 1].TrimEnd() is [.., var end]
        && char.IsLetterOrDigit(end)
        && !Item().IsMatch(lines[at - 1])
        && !Around(lines, at).Any(line => Item().IsMatch(line));

    private static IEnumerable<string> Around(List<string> lines, int at) =>
        Enumerable
            .Range(1, at)
            .Select(i => lines[at - i])
            .TakeWhile(line => line.Trim().Length > 0)
            .Concat(lines.Skip(at + 1).TakeWhile(line => line.Trim().Length > 0))
            .Take(MostAround);

    private static int? NumberOf(string line) =>
        Number().Match(line) is { Success: true, Groups: var groups }
            ? int.Parse(groups["number"].Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>As in the contact of a press office: "Telephone: …".</summary>
    [GeneratedRegex(@"^\s*\p{Lu}[\p{L}-]{1,20}:\s", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,9})[.)]\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*>\s?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"^\s*(?:[-*+–—o" + Bullets + @"]\t|[-*+–—" + Bullets + @"]\s|\*{2,3}\s|\d{1,9}[.)]\s|#{1,6}\s|\||\[|```|~~~)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*(?:#{1,6}\s|\||```|~~~)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
