using System.Globalization;

namespace NewsroomApp.Statements.Documents;

/// <summary>Where a quotation opens and closes. Nested marks belong to the outer quotation.</summary>
internal static class QuotationMarks
{
    private const int LongestSingle = 3_000;
    private const string BeforeOpening = " \n\t\u00A0\u202F([—–-*_>:/¿¡：。，";

    private static readonly string[] _measures = ["high", "wide", "long", "tall", "deep", "by ", "x "];

    public static readonly char[] Closing = [.. "”“\"’'‘»«›‹」』｣〞〟❞≫＂"];

    public static bool Opens(string text, int at, int from, int to) =>
        text[at] switch
        {
            '“' or '„' or '«' or '‹' or '「' or '『' or '｢' or '〝' or '❝' or '≪' => true,
            // Swedes and Finns open as they close, Germans and Danes open as the French close.
            '"' or '＂' => BeginsWord(text, at, from) || (at > from && FollowsLetter(text, at)),
            '”' or '»' or '‚' or '›' => BeginsWord(text, at, from),
            // As typewriters set it.
            ',' => at + 2 < to && text[at + 1] == ',' && BeginsWord(text, at, from) && !char.IsWhiteSpace(text[at + 2]),
            '‘' or '’' or '\'' => BeginsWord(text, at, from)
                && char.IsLetter(text[at + 1])
                && !IsAnd(text, at)
                && CloseOfSingle(text, at, to) > 0,
            _ => false,
        };

    /// <summary>Whatever may open or close.</summary>
    public static bool Has(char sign) => "„‚「『｢〝❝≪".Contains(sign) || Array.IndexOf(Closing, sign) >= 0;

    public static int Width(char mark) => mark == ',' ? 2 : 1;

    /// <summary>Chinese, Japanese and Arabic join the mark to the word before it.</summary>
    private static bool FollowsLetter(string text, int at) =>
        char.GetUnicodeCategory(text[at - 1]) is UnicodeCategory.OtherLetter
        && !Folding.IsHebrew(text[at - 1])
        && at + 1 < text.Length
        && !char.IsWhiteSpace(text[at + 1]);

    /// <summary>At is -1 where the closing mark is missing.</summary>
    public static (int Paragraph, int At) Close(
        string text,
        List<(int From, int To)> paragraphs,
        int paragraph,
        int open
    )
    {
        if (text[open] is '‘' or '’' or '\'') return (paragraph, CloseOfSingle(text, open, paragraphs[paragraph].To));
        var depth = new Depth(text[open]);
        var at = open + 1;
        while (true)
        {
            for (var to = paragraphs[paragraph].To; at < to; at++)
                if (!Folding.IsGershayim(text, at) && depth.ClosesAt(text, at)) return (paragraph, at);
            if (
                paragraph + 1 == paragraphs.Count
                || !GoesOn(text[open], text[paragraphs[paragraph + 1].From])
                || depth.IsNested
            )
                return (paragraph, -1);
            at = paragraphs[++paragraph].From + 1;
        }
    }

    /// <summary>The next paragraph repeats the opening mark, or in French also the closing one.</summary>
    private static bool GoesOn(char open, char next) => next == open || (open == '«' && next == '»');

    private static bool BeginsWord(string text, int at, int from) =>
        (at == from || BeforeOpening.Contains(text[at - 1]))
        && at + 1 < text.Length
        && !char.IsWhiteSpace(text[at + 1]);

    /// <summary>
    /// An apostrophe looks like the closing mark. One after an s is a plural's where the sentence goes on and another
    /// may close, or where marks that open as they close leave it in doubt. -1 where nothing closes.
    /// </summary>
    private static int CloseOfSingle(string text, int open, int to)
    {
        var closing = text[open] == '\'' ? '\'' : '’';
        var doubtful = -1;
        to = Math.Min(to, open + LongestSingle);
        for (var at = open + 3; at < to; at++)
        {
            // As in rock ’n’ roll.
            if (text[at] == closing && text[at - 2] == closing) continue;
            if (doubtful > 0 && text[at] == text[open] && BeginsWord(text, at, open)) return doubtful;
            if (text[at] != closing || char.IsWhiteSpace(text[at - 1]) || IsLetter(text, at + 1)) continue;
            if (IsPrime(text, at)) continue;
            if (text[at - 1] is not ('s' or 'S') || !IsLetter(text, at + 2)) return at;
            if (doubtful < 0 && text[open] == '‘') doubtful = at;
        }
        return doubtful;
    }

    /// <summary>As in rock 'n' roll.</summary>
    private static bool IsAnd(string text, int at) =>
        text.AsSpan(at + 1) is ['n' or 'N', '\'' or '’', ..] && !IsLetter(text, at + 3);

    /// <summary>Of feet, as in 6' 2" and 9' high.</summary>
    private static bool IsPrime(string text, int at) =>
        text[at] == '\''
        && char.IsAsciiDigit(text[at - 1])
        && text.AsSpan(at + 1).TrimStart() is var rest
        && IsMeasure(rest);

    private static bool IsMeasure(ReadOnlySpan<char> text)
    {
        if (text is [>= '0' and <= '9', ..]) return true;
        foreach (var word in _measures) if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsBeforeWord(string text, int at) => BeginsWord(text, at, from: 0) && IsLetter(text, at + 1);

    private static bool IsLetter(string text, int at) => at < text.Length && char.IsLetter(text[at]);

    private struct Depth(char mark)
    {
        private readonly string _closing = mark switch
        {
            '“' => "”",
            '„' or ',' => "“”\"",
            '«' => "»",
            '»' => "«»",
            '”' => "”",
            '「' => "」",
            '『' => "』",
            '｢' => "｣",
            '〝' => "〞〟",
            '❝' => "❞",
            '≪' => "≫",
            '＂' => "＂",
            '‚' => "‘’",
            '‹' => "›",
            '›' => "‹",
            _ => "\"",
        };

        private int _depth = 1;
        private int _german;

        public readonly bool IsNested => _depth > 1;

        public bool ClosesAt(string text, int at)
        {
            var sign = text[at];
            // A German quotation inside an English one closes with the English opening mark.
            if (mark == '“' && sign == '„') _german++;
            else if (_german > 0 && (sign is '“' or '”')) _german--;
            else if (sign == mark && mark is '»' or '”' && IsBeforeWord(text, at)) _depth++;
            else if (_closing.Contains(sign) || (mark == ',' && text.AsSpan(at).StartsWith("''"))) _depth--;
            else if (sign == mark && mark != ',') _depth++;
            return _depth == 0;
        }
    }
}
