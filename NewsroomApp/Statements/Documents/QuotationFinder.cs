using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Finds quotations between the marks of English, French, German, Polish, Swedish, Finnish, Chinese and Japanese,
/// "straight" ones, across paragraphs that repeat the opening mark, and set as a quotation without marks.
/// </summary>
public static partial class QuotationFinder
{
    private static readonly char[] _beforeLine = ['\n', '>', ' ', '\t'];

    private static readonly Part[] _parts = [Parts.Headline, Parts.Standfirst, Parts.Body, Parts.NotesToEditors];

    public static IReadOnlyList<Quotation> In(Document words, IReadOnlyCollection<Attribution> corrected)
    {
        var found = new List<Quotation>();
        foreach (var part in Parts.TextOf(words).Where(p => Array.Exists(_parts, p.Is)))
            if (words[part] is { Length: > 0 } text) Search(part, text, found);
        if (corrected.Count == 0) return found;
        var last = corrected.GroupBy(a => a.Words).ToDictionary(g => g.Key, g => g.Last());
        return [.. found.Select(q => last.TryGetValue(q.OfWords, out var by) ? q.By(by.Speaker) : q)];
    }

    private static void Search(Part part, string text, List<Quotation> found)
    {
        var spelled = SpelledMarks.In(text);
        var (read, plain) = (spelled.Text, Unread(spelled.Text));
        var paragraphs = Paragraphs(plain);
        var previous = "";
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (from, to) = paragraphs[i];
            var (since, number, before) = (from, i + 1, found.Count);
            for (var at = from; at < to; at++)
            {
                if (!QuotationMarks.Opens(plain, at, from, to)) continue;
                var (last, close) = QuotationMarks.Close(plain, paragraphs, i, at);
                to = paragraphs[last].To;
                var end = close >= 0 ? close : to;
                var first = Math.Min(at + QuotationMarks.Width(plain[at]), end);
                if (HasLetters(plain.AsSpan(first, end - first)))
                {
                    var speaker = SpeakerFinder.Of(read, since, at, close < 0 ? end : close + 1, to, previous);
                    if (speaker.Length > 0) previous = speaker;
                    var said = spelled.Typed(Trimmed(read, first, end));
                    found.Add(Found(part, text, said, i + 1, spelled.Typed(from..to), speaker, close >= 0));
                }
                (i, at, since) = (last, end, end);
            }
            if (found.Count == before && SetApart(plain, from, to) is var (apart, signed))
                found.Add(
                    Found(part, text, spelled.Typed(apart), number, spelled.Typed(from..to), signed, isClosed: true)
                );
        }
    }

    /// <summary>Behind the &gt; of Markdown. A dash begins the line that says whose words they are.</summary>
    private static (Range Said, string Speaker)? SetApart(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        if (from == to || text[from] != '>') return null;
        var end = text.LastIndexOf('\n', to - 1, to - from);
        var signature = end < 0 ? null : SpeakerFinder.Signature(text[end..to].TrimStart(_beforeLine));
        if (signature is not null) to = end;
        while (from < to && (text[from] == '>' || char.IsWhiteSpace(text[from]))) from++;
        return from < to && !SpeakerFinder.Dashes.Contains(text[from]) && HasLetters(text.AsSpan(from, to - from))
            ? (Trimmed(text, from, to), signature ?? "")
            : null;
    }

    /// <summary>Blanks out link addresses and code, so that positions stay the same.</summary>
    private static string Unread(string text) => NotRead().Replace(text, m => new string(' ', m.Length));

    private static List<(int From, int To)> Paragraphs(string text)
    {
        var paragraphs = new List<(int, int)>();
        var from = 0;
        foreach (var gap in Gap().EnumerateMatches(text))
        {
            if (gap.Index > from) paragraphs.Add((from, gap.Index));
            from = gap.Index + gap.Length;
        }
        if (from < text.Length) paragraphs.Add((from, text.Length));
        return paragraphs;
    }

    private static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return true;
        return false;
    }

    /// <summary>Without the blanks that French has inside its marks.</summary>
    private static Range Trimmed(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        return from..to;
    }

    private static Quotation Found(
        Part part,
        string text,
        Range said,
        int paragraph,
        Range around,
        string speaker,
        bool isClosed
    ) =>
        new(
            part,
            said.Start.Value,
            said.End.Value - said.Start.Value,
            text[said],
            paragraph,
            text,
            around.Start.Value,
            around.End.Value,
            speaker,
            speaker.Length > 0 ? SpeakerKnown.Guessed : SpeakerKnown.Unknown,
            isClosed
        );

    [GeneratedRegex(@"\]\([^)\n]*\)|`[^`\n]*`|<https?:[^>\n]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NotRead();

    [GeneratedRegex(@"\n[ \t>]*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Gap();
}
