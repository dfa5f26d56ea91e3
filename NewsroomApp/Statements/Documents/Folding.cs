using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Words without case, marks and script, for addresses and search: "Đinđić" and "Ђинђић" are "dindic". Compounds have
/// three forms: apart, "F-16" is "f 16"; joined, it is "f16", "5,000" is "5000", "U.S." is "us" and "Müller" "mueller";
/// spelt, "Groß-Müller" is "gross mueller".
/// </summary>
public static partial class Folding
{
    private const string Hyphens = "-\u2010\u2011\u200B\u200C";
    private const int FractionSlash = 0x2044;
    private const int LongestUnit = 3;
    private static readonly SearchValues<char> _raised = SearchValues.Create("¹²³⁰⁴⁵⁶⁷⁸⁹");
    private const string Apostrophes = "'’‘ʼʻʾʿ`´′＇";

    /// <summary>Characters that are words by themselves: fractions, signs such as ㎏, scripts without spaces.</summary>
    private static readonly (int From, int To)[] _alone =
    [
        (0x00BC, 0x00BE),
        (0x1100, 0x11FF),
        (0x2116, 0x2116),
        (0x2120, 0x2122),
        (0x2150, 0x215E),
        (0x2E80, 0x2FDF),
        (0x3005, 0x3007),
        (0x3040, 0x30FF),
        (0x3130, 0x318F),
        (0x31F0, 0x31FF),
        (0x3371, 0x33FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xAC00, 0xD7AF),
        (0xF900, 0xFAFF),
        (0xFF66, 0xFFDC),
        (0x20000, 0x3FFFF),
    ];

    /// <summary>Marks that writers add and readers leave out. Of India the nukta: most others are vowels.</summary>
    private static readonly (int From, int To)[] _marks =
    [
        (0x0300, 0x036F),
        (0x0483, 0x0487),
        (0x0591, 0x05C7),
        (0x0610, 0x061A),
        (0x0640, 0x0640),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06ED),
        (0x093C, 0x093C),
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE00, 0xFE0F),
        (0xFE20, 0xFE2F),
    ];

    public static string Fold(string text) => string.Join(' ', Words(text).Select(w => w.Folded));

    public static string Joined(string text) => string.Join(' ', Words(text, joined: true).Select(w => w.Folded));

    public static string Spelt(string text) => string.Join(' ', Words(text, spelt: true).Select(w => w.Folded));

    /// <summary>Each word with its place in the text; what is written as one may be several.</summary>
    public static IEnumerable<(int Start, int Length, string Folded)> Words(
        string text,
        bool joined = false,
        bool spelt = false
    )
    {
        for (var at = 0; at < text.Length;)
        {
            var length = WordLength(text, at, joined);
            if (length > 0)
                foreach (var word in Letters(text.Substring(at, length), joined, joined || spelt).Split(' '))
                    if (word.Length > 0) yield return (at, length, word);
            at += length > 0 ? length : RuneAt(text, at).Utf16SequenceLength;
        }
    }

    public static int Whole(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text, at - 1) ? at - 1 : at;

    /// <summary>Its beginning, without half a character at the end.</summary>
    public static string AtMost(string text, int length) => text[..Whole(text, Math.Min(text.Length, length))];

    public static string Shortened(string text, int length) =>
        text.Length <= length ? text : AtMost(text, length).TrimEnd() + " …";

    private static int WordLength(string text, int at, bool joined)
    {
        var first = RunLength(text, at);
        if (first == 0 || !joined || IsAlone(RuneAt(text, at))) return first;
        if (char.IsDigit(text[at]) && Number().Match(text, at) is { Success: true } number) return number.Length;
        if (first == 1 && Initials().Match(text, at) is { Success: true } initials) return initials.Length;
        var end = at + first;
        while (JoinedLength(text, end) is var next and > 0) end += next;
        return end - at;
    }

    /// <summary>The length of a hyphen or an apostrophe and the word behind it.</summary>
    private static int JoinedLength(string text, int at)
    {
        if (at >= text.Length - 1) return 0;
        if (!Hyphens.Contains(text[at]) && !Apostrophes.Contains(text[at]) && !IsGershayim(text, at)) return 0;
        return RunLength(text, at + 1) is var next and > 0 && !IsAlone(RuneAt(text, at + 1)) ? next + 1 : 0;
    }

    /// <summary>Within a Hebrew abbreviation, such as צה״ל.</summary>
    public static bool IsGershayim(string text, int at) =>
        text[at] is '"' or '״' or '”'
        && at > 0
        && at + 1 < text.Length
        && IsHebrew(text[at - 1])
        && IsHebrew(text[at + 1]);

    public static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC');

    /// <summary>Whether a paragraph runs the other way than its text: it begins so, and most of it does.</summary>
    public static bool IsTurned(string paragraph, bool isRightToLeft)
    {
        var (letters, others, first) = (0, 0, false);
        var words = paragraph.Split(' ').Where(w => !w.Contains('@') && !w.Contains("://", StringComparison.Ordinal));
        foreach (var letter in words.SelectMany(w => w).Where(char.IsLetter))
        {
            var isOther = IsRightToLeft(letter) != isRightToLeft;
            if (letters++ == 0) first = isOther;
            if (isOther) others++;
        }
        return first && others * 2 > letters;
    }

    public static bool IsHebrew(char c) => c is >= 'א' and <= 'ת';

    /// <summary>With signs between thousands, and in India between hundreds of them: 12,34,567.</summary>
    [GeneratedRegex(
        @"\G(\d{1,3}(?<sign>[,.'’٬ \u00A0\u2007\u2009\u202F])\d{3}(\k<sign>\d{3})*|\d{1,2}(,\d{2}){1,9},\d{3})"
            + @"(?![\p{L}\p{M}\p{N}])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();

    /// <summary>"U.S", and "J. R. R" where another stop follows.</summary>
    [GeneratedRegex(
        @"\G\p{L}(?:(?:\.\p{L}(?![\p{L}\p{M}\p{N}]))+|(?:\.[ \u00A0]\p{L}(?=\.(?!\p{L})))+)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Initials();

    private static int RunLength(string text, int at)
    {
        var from = at;
        while (at < text.Length && RuneAt(text, at) is var c && IsOfWord(c))
        {
            // The apostrophe of Ukrainian and Breton counts as a letter in Unicode.
            if (c.IsBmp && Apostrophes.Contains((char)c.Value)) break;
            if (at > from && IsAlone(c) && !IsMark(c)) break;
            at += c.Utf16SequenceLength;
            if (IsAlone(c) && (at == text.Length || !IsMark(RuneAt(text, at)))) break;
        }
        return at - from;
    }

    private static Rune RuneAt(string text, int at)
    {
        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var c, out _);
        return c;
    }

    private static bool IsOfWord(Rune c) =>
        Rune.IsLetterOrDigit(c)
        || IsMark(c)
        || IsNumberSign(c)
        || (Rune.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol && IsAlone(c));

    private static bool IsNumberSign(Rune c) =>
        Rune.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    /// <summary>Also signs without width, such as the soft hyphen, and voice marks of half-width kana.</summary>
    private static bool IsMark(Rune c) =>
        (
            Rune.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.Format
            && !(c.IsBmp && Hyphens.Contains((char)c.Value))
        )
        || c.Value is 0xFF9E or 0xFF9F;

    /// <summary>Of a script that puts no space between words.</summary>
    public static bool IsAlone(char c) => !char.IsSurrogate(c) && IsAlone(new Rune(c));

    private static bool IsAlone(Rune c) => c.Value >= _alone[0].From && Array.Exists(_alone, r => Is(r, c));

    private static bool Is((int From, int To) range, Rune c) => c.Value >= range.From && c.Value <= range.To;

    /// <summary>Raised digits behind a word of some length mark a note; behind a short one they say "m²".</summary>
    private static string WithoutNoteMarks(string word)
    {
        var end = word.AsSpan().LastIndexOfAnyExcept(_raised) + 1;
        return end > LongestUnit ? word[..end] : word;
    }

    private static string Letters(string word, bool joined, bool spelt)
    {
        if (Ascii.IsValid(word) && word.All(char.IsAsciiLetterOrDigit)) return word.ToLowerInvariant();
        if (spelt) word = Transliteration.Spelt(word.Normalize(NormalizationForm.FormC).ToLowerInvariant());
        var folded = new StringBuilder(word.Length);
        word = Transliteration.WithoutHamza(WithoutNoteMarks(word));
        word = word.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        foreach (var c in word.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(c) is UnicodeCategory.Format || Array.Exists(_marks, r => Is(r, c))) continue;
            if (c.IsBmp && Apostrophes.Contains((char)c.Value)) continue;
            if (Rune.IsDigit(c)) folded.Append((int)Rune.GetNumericValue(c));
            else if (Transliteration.Of(c) is { } letters) folded.Append(letters);
            else if (IsOfWord(c)) folded.Append(c);
            else if (!joined || c.Value == FractionSlash) folded.Append(' ');
        }
        var plain = folded.ToString().Normalize(NormalizationForm.FormC);
        return spelt ? Transliteration.Plain(plain) : plain;
    }
}
