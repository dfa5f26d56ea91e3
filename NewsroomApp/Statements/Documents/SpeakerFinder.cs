using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

internal static partial class SpeakerFinder
{
    /// <summary>By the verb of saying after the quotation, else before it; else the previous speaker.</summary>
    public static string Of(string text, int since, int open, int end, int to, string previous)
    {
        var before = NameSaidThat().Matches(text[Math.Max(since, open - 300)..open]);
        if (before.Count > 0) previous = Name(before[^1].Groups["who"].Value, previous);
        var behind = text[end..Math.Min(to, end + 200)];
        if (SaidName().Match(behind) is { Success: true } said) return Name(said.Groups["who"].Value, previous);
        if (NameSaid().Match(behind) is { Success: true } named) return Name(named.Groups["who"].Value, previous);
        // The sentence goes on with what cannot be read, such as an attribution in another language.
        return before.Count == 0 && GoesOn().IsMatch(behind) ? "" : previous;
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

    [GeneratedRegex(@"^[,.]?\s*,?\s*[\p{Ll}\p{Lo}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoesOn();

    private const string Saying =
        "said|says|added|adds|stressed|noted|told|stated|announced|explained|continued|concluded|declared"
        + "|emphasi[sz]ed|underlined|warned|recalled|commented|wrote|asked|replied|insisted|argued|remarked|welcomed"
        + "|praised|called";

    private const string Word = @"(?:(?:Mrs?|Ms|Dr|Prof|Gen|Col|Capt|Sen|St|\p{Lu})\.|\p{Lu}[\p{L}\p{M}’'-]*)";

    private const string Person =
        @"(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he(?:\s+[\p{L}\p{M}’'-]+){1,6}?"
        + $@"|{Word}(?:\s+(?:(?:de|la|le|van|von|zu|der|den|di|da|del|al|el|bin|ben|of|the|for)\s+)*{Word})*)";

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
