using System.Net;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

internal static partial class SpeakerFinder
{
    public const string Dashes = "—–―-~";

    private const int MostBefore = 400;
    private const int MostBehind = 400;

    /// <summary>By the verb of saying after the quotation, else before it; else the previous speaker.</summary>
    public static string Of(string text, int since, int open, int end, int to, string previous)
    {
        var before = Undressed(text[Math.Max(since, open - MostBefore)..open]);
        var behind = Undressed(text[end..Math.Min(to, end + MostBehind)]);
        var told =
            AccordingTo().Match(before) is { Success: true } source ? source
            : NameSaidThat().Matches(before) is [.., var last] ? last
            : NameColon().Match(before);
        if (told.Success) previous = Name(told.Groups["who"].Value, previous);
        if (Signed().Match(behind) is { Success: true } signed) return Name(signed.Groups["who"].Value, previous);
        // Behind a full stop begins what somebody says next.
        var isOver = behind.StartsWith('.') || text[open..end].TrimEnd(QuotationMarks.Closing) is [.., '.'];
        if (isOver && told.Success) return previous;
        if (SaidName().Match(behind) is { Success: true } said)
            return said.Groups["more"].Success ? "" : Name(said.Groups["who"].Value, previous);
        var named = isOver ? NameSaidThis().Match(behind) : NameSaid().Match(behind);
        if (named.Success) return Name(named.Groups["who"].Value, previous);
        // The sentence goes on with what cannot be read, such as an attribution in another language.
        return !told.Success && (GoesOn().IsMatch(behind) || NamesSomebody().IsMatch(before)) ? "" : previous;
    }

    /// <summary>Whose words a line signs: behind a dash anybody's, in emphasis or brackets a full name's.</summary>
    public static string? Signature(string line)
    {
        var printed = Undressed(line).Trim();
        var name = printed.TrimStart([.. Dashes]).Trim();
        var signed = FullName().Match(name.Trim('(', ')'));
        var isApart = printed is ['(', .., ')'] || line.Trim() is ['*' or '_', .., '*' or '_'];
        return signed.Success && (isApart || name != printed) ? signed.Groups["who"].Value
            : name != printed ? name.TrimEnd('.')
            : null;
    }

    /// <summary>Words as they are printed, without links, marks of emphasis and notes, escapes and entities.</summary>
    public static string Undressed(string text) =>
        WebUtility.HtmlDecode(
            Dress()
                .Replace(
                    text,
                    m =>
                        m.Groups["sign"].Success ? m.Groups["sign"].Value
                        : m.Groups["words"].Success ? Undressed(m.Groups["words"].Value)
                        : ""
                )
        );

    /// <summary>"the chair, Nuño Ångström" is Nuño Ångström; "she" is the previous speaker.</summary>
    private static string Name(string who, string previous)
    {
        who = string.Join(' ', who.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(',', '.');
        if (Pronoun().IsMatch(who)) return previous;
        // Question and answer of an interview.
        if (who.Length == 1 || NoName().IsMatch(who)) return "";
        // Of somebody else, such as "Ms. Kern’s spokesman".
        if (who.EndsWith("’s", StringComparison.Ordinal) || who.EndsWith("'s", StringComparison.Ordinal)) return "";
        var named = who.LastIndexOf(", ", StringComparison.Ordinal);
        if (named > 0 && who.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) who = who[(named + 2)..];
        return who.StartsWith("The ", StringComparison.Ordinal) ? "the " + who[4..] : who;
    }

    [GeneratedRegex(@"^[,.，、]?\s*,?\s*[—–-]?\s*[\p{Ll}\p{Lo}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoesOn();

    private const string Saying =
        "said|says|added|adds|stressed|noted|told|stated|announced|explained|continued|concluded|declared"
        + "|emphasi[sz]ed|underlined|warned|recalled|commented|wrote|asked|replied|insisted|argued|remarked|welcomed"
        + "|praised|called|answered|responded|reported|observed|suggested|urged|confirmed|claimed|promised|pledged"
        + "|acknowledged|admitted|pointed out";

    private const string Says = @"(?<!\b(?:is|are|was|were|be|been|being)\s)(?:" + Saying + @")\b";

    private const string Adverb = @"(?:\p{Ll}+ly\s+|also\s+|further\s+|then\s+)?";

    private const string Word =
        @"(?:(?:Mrs?|Ms|Dr|Prof|Gen|Col|Capt|Sen|St)\.|(?:\p{Lu}\.)+|"
        + @"(?:(?:al|el|as|ad|ar|an)-|[dDlL][’'])?\p{Lu}[\p{L}\p{M}’'-]*)";

    private const string NextWord =
        @"(?:\s+(?:(?:de|la|le|van|von|zu|der|den|di|da|del|al|el|bin|ben|of|the|for)\s+)*" + Word + ")";

    private const string Person =
        @"(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he(?:\s+[\p{L}\p{M}’'-]+){1,6}?"
        + $"|{Word}{NextWord}*"
        + @"(?:,?\s+[JS]r\.)?)";

    private const string Who =
        @"(?<who>[Tt]he\s[^.,;:!?“”„«»""\n]{1,80}(?:,\s\p{Lu}[\p{L}\p{M}’'-]*(?:\s\p{Lu}[\p{L}\p{M}’'-]*)*)?"
        + $"|{Person})";

    [GeneratedRegex(
        @"\\(?<sign>[!-/:-@\[-`{-~])|\[\^[^\]\s]+\]|\[(?<words>[^\]\n]*)\]\([^)\n]*\)|\]\([^)\n]*\)"
            + @"|\*+|(?<!\w)_+|_+(?!\w)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Dress();

    [GeneratedRegex(
        $@"\b(?:[Aa]ccording\s+to|[Ff]or|[Ii]n\s+the\s+words\s+of|[Aa]s\s+(?:{Saying})\s+by)\s+{Who}[,:]\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AccordingTo();

    /// <summary>A name leads to the quotation in words that are not understood.</summary>
    [GeneratedRegex(
        @"[\p{L},]\s\p{Lu}[\p{L}\p{M}’'-]+[^.!?]*[,:]\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NamesSomebody();

    [GeneratedRegex(
        $@"^[,.]?\s*,?\s*(?:{Saying})\s+{Who}(?<more>\s+and\s+{Word})?",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SaidName();

    /// <summary>Any verb, where a comma joins the two: "Mr White pointed out".</summary>
    [GeneratedRegex(
        $@"^,?\s*,?\s*(?:(?<who>{Person})\s+{Adverb}{Says}|"
            + $@"(?<who>{Word}(?:\s+{Word})*)\s+(?!quoted|cited)\p{{Ll}}{{3,}}ed\b)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameSaid();

    [GeneratedRegex(
        $@"^[,.]?\s*(?<who>{Person})\s+{Adverb}{Says}\s*(?:[.,]|$)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameSaidThis();

    [GeneratedRegex(
        $@"(?<![\p{{L}}\p{{M}}’'""″])(?<who>{Person})\s+{Adverb}{Says}",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameSaidThat();

    [GeneratedRegex(
        $@"(?:^|[.!?\n]\s*)(?<who>{Word}(?:\s+{Word})*):\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameColon();

    /// <summary>A dash leads to a name, and a comma to the office, at the end of a paragraph.</summary>
    [GeneratedRegex(
        $@"^[\s>]*[—–―-]{{1,3}}\s*(?<who>{Word}{NextWord}+)(?:,\s[^.!?\n]{{1,120}})?\.?\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Signed();

    [GeneratedRegex($@"^(?<who>{Word}{NextWord}+)(?:,\s[^.!?\n]{{1,120}})?$", RegexOptions.None, 1000)]
    private static partial Regex FullName();

    [GeneratedRegex(@"^(?:As|Article|I[fnt]|No|Nobody|None|Section|This|What|When)\b", RegexOptions.None, 1000)]
    private static partial Regex NoName();

    [GeneratedRegex("^(?:[Hh]e|[Ss]he|[Tt]hey)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pronoun();
}
