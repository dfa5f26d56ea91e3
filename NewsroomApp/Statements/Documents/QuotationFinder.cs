using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Finds quotations in “English”, „German“, „Polish”, «French», »German« and "straight" marks, also across paragraphs
/// that repeat the opening mark. Single marks are too often apostrophes. Nested marks belong to the outer quotation.
/// </summary>
public static partial class QuotationFinder
{
    private static readonly Part[] _parts = [Parts.Headline, Parts.Standfirst, Parts.Body, Parts.NotesToEditors];

    public static IReadOnlyList<Quotation> In(Document words, IReadOnlyCollection<Attribution> corrected)
    {
        var found = new List<Quotation>();
        foreach (var part in Parts.TextOf(words).Where(p => Array.Exists(_parts, p.Is)))
            if (part.Of(words) is { Length: > 0 } text) Search(part, text, found);
        if (corrected.Count == 0) return found;
        var last = corrected.GroupBy(a => a.Words).ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. found.Select(q =>
                !last.TryGetValue(q.OfWords, out var by)
                    ? q
                    : q with
                    {
                        Speaker = by.Speaker ?? "",
                        Known = by.Speaker is null ? SpeakerKnown.Nobody : SpeakerKnown.Said,
                    }
            ),
        ];
    }

    private static void Search(Part part, string text, List<Quotation> found)
    {
        var plain = Unread(text);
        var paragraphs = Paragraphs(plain);
        var previous = "";
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (from, to) = paragraphs[i];
            var since = from;
            for (var at = from; at < to; at++)
            {
                if (!Opens(plain, at, from)) continue;
                var (last, close) = Close(plain, paragraphs, i, at);
                var end = close >= 0 ? close : paragraphs[last].To;
                if (Letters(plain, at + 1, end))
                {
                    var speaker = Attribute(
                        plain,
                        since,
                        at,
                        close < 0 ? end : close + 1,
                        paragraphs[last].To,
                        previous
                    );
                    if (speaker.Length > 0) previous = speaker;
                    found.Add(
                        new(
                            part,
                            at + 1,
                            end - at - 1,
                            text[(at + 1)..end],
                            i + 1,
                            text,
                            from,
                            paragraphs[last].To,
                            speaker,
                            speaker.Length > 0 ? SpeakerKnown.Guessed : SpeakerKnown.Unknown,
                            close >= 0
                        )
                    );
                }
                (i, to, at, since) = (last, paragraphs[last].To, end, end);
            }
        }
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

    private static bool Opens(string text, int at, int from) =>
        text[at] switch
        {
            '“' or '„' or '«' or '»' => true,
            '"' => (
                at == from
                || text[at - 1]
                    is ' '
                        or '\n'
                        or '\t'
                        or '\u00A0'
                        or '('
                        or '['
                        or '—'
                        or '–'
                        or '-'
                        or '*'
                        or '_'
                        or '>'
            )
                && at + 1 < text.Length
                && !char.IsWhiteSpace(text[at + 1]),
            _ => false,
        };

    /// <summary>At is -1 where the closing mark is missing.</summary>
    private static (int Paragraph, int At) Close(
        string text,
        List<(int From, int To)> paragraphs,
        int paragraph,
        int open
    )
    {
        var mark = text[open];
        var closing = mark switch
        {
            '“' => "”",
            '„' => "“”",
            '«' => "»",
            '»' => "«",
            _ => "\"",
        };
        var (depth, inner) = (1, 0);
        var at = open + 1;
        while (true)
        {
            for (var to = paragraphs[paragraph].To; at < to; at++)
            {
                // A German quotation inside an English one closes with the English opening mark.
                if (mark == '“' && text[at] == '„') inner++;
                else if (inner > 0 && (text[at] is '“' or '”')) inner--;
                else if (closing.Contains(text[at])) depth--;
                else if (text[at] == mark) depth++;
                if (depth == 0) return (paragraph, at);
            }
            // A quotation continues where the next paragraph repeats its opening mark.
            if (paragraph + 1 == paragraphs.Count || text[paragraphs[paragraph + 1].From] != mark || depth > 1)
                return (paragraph, -1);
            at = paragraphs[++paragraph].From + 1;
        }
    }

    private static bool Letters(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (char.IsLetter(text[i])) return true;
        return false;
    }

    /// <summary>By the verb of saying after the quotation, else before it; else the previous speaker.</summary>
    private static string Attribute(string text, int since, int open, int end, int to, string previous)
    {
        var before = NameSaidThat().Matches(text[Math.Max(since, open - 300)..open]);
        if (before.Count > 0) previous = Name(before[^1].Groups["who"].Value, previous);
        var behind = text[end..Math.Min(to, end + 200)];
        if (SaidName().Match(behind) is { Success: true } said) return Name(said.Groups["who"].Value, previous);
        if (NameSaid().Match(behind) is { Success: true } named) return Name(named.Groups["who"].Value, previous);
        return previous;
    }

    /// <summary>"the chair, Nuño Ångström" is Nuño Ångström; "she" is the previous speaker.</summary>
    private static string Name(string who, string previous)
    {
        who = who.Trim().TrimEnd(',', '.');
        if (Pronoun().IsMatch(who)) return previous;
        var named = who.LastIndexOf(", ", StringComparison.Ordinal);
        if (named > 0 && who.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) who = who[(named + 2)..];
        return who.StartsWith("The ", StringComparison.Ordinal) ? "the " + who[4..] : who;
    }

    private const string Saying =
        "said|says|added|adds|stressed|noted|told|stated|announced|explained|continued|concluded|declared"
        + "|emphasi[sz]ed|underlined|warned|recalled|commented|wrote|asked|replied|insisted|argued|remarked|welcomed"
        + "|praised|called";

    private const string Word = @"(?:(?:Mrs?|Ms|Dr|Prof|Gen|Col|Capt|Sen|St|\p{Lu})\.|\p{Lu}[\p{L}\p{M}’'-]*)";

    private const string Person =
        @"(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he(?:\s+[\p{L}\p{M}’'-]+){1,6}?"
        + $@"|{Word}(?:\s+(?:(?:de|la|le|van|von|zu|der|den|di|da|del|al|el|bin|ben|of|the|for)\s+)*{Word})*)";

    [GeneratedRegex(@"\]\([^)\n]*\)|`[^`\n]*`|<https?:[^>\n]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NotRead();

    [GeneratedRegex(@"\n[ \t>]*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Gap();

    [GeneratedRegex(
        $@"^[,.]?\s*,?\s*(?:{Saying})\s+(?<who>[Tt]he\s[^.,;:!?“”„«»""\n]{{1,80}}"
            + @"(?:,\s\p{Lu}[\p{L}\p{M}’'-]*(?:\s\p{Lu}[\p{L}\p{M}’'-]*)*)?"
            + $"|{Person})",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SaidName();

    [GeneratedRegex(
        $@"^[,.]?\s*,?\s*(?<who>{Person})\s+(?:\p{{Ll}}+ly\s+|also\s+|further\s+|then\s+)?(?:{Saying})\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameSaid();

    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{M}}’'])(?<who>{Person})\s+(?:\p{{Ll}}+ly\s+|also\s+|further\s+|then\s+)?(?:{Saying})\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameSaidThat();

    [GeneratedRegex("^(?:[Hh]e|[Ss]he|[Tt]hey)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pronoun();
}
