using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// A text without what Word, PowerPoint and PDF leave in it besides letters, tabs and line feeds. It can be carried by
/// UTF-8 and XML. wwwroot/editor/clean.js does the same in the browser.
/// </summary>
public static class CleanText
{
    public const string Turns = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private const string Blank = "\u115F\u1160\u3164\uFFA0";

    /// <summary>In quotation marks, unless it begins or ends with its own.</summary>
    public static string Quoted(string headline) =>
        headline.StartsWith('“') || headline.EndsWith('”') ? headline : $"“{headline}”";

    private static readonly SearchValues<char> _doubtful = Doubtful(singleLine: false);
    private static readonly SearchValues<char> _doubtfulInLine = Doubtful(singleLine: true);

    public static string Of(string text, bool singleLine)
    {
        if (!IsDoubtful(text, singleLine)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var (c, next) = (text[i], i + 1 < text.Length ? text[i + 1] : '\0');
            if (char.IsSurrogatePair(c, next)) clean.Append(c).Append(text[++i]);
            else if ((c, next) is not ('\r', '\n') && Instead(c, singleLine) is { } sign) clean.Append(sign);
        }
        return clean.ToString();
    }

    /// <summary>Without embeddings, overrides and isolates (UAX #9), which would turn what is around.</summary>
    public static string Name(string typed) =>
        string.Concat(Of(typed, singleLine: true).Where(c => !Turns.Contains(c))).Trim();

    /// <summary>Whether there is a letter or a digit that anybody sees; the fillers of Hangul are blank.</summary>
    public static bool IsReadable(string name) => name.Any(c => char.IsLetterOrDigit(c) && !Blank.Contains(c));

    /// <summary>What is wrong with a name that turns what is around it, or begins or ends unseen.</summary>
    public static string? Unseen(string name) =>
        name.Cast<char?>()
            .Where((c, i) => Turns.Contains(c!.Value) || ((i == 0 || i == name.Length - 1) && IsUnseen(c.Value)))
            .FirstOrDefault()
            is { } sign
            ? $"This contains an invisible character, U+{(int)sign:X4}. Delete it, or type the text again."
            : null;

    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format || Blank.Contains(c);

    /// <returns>Null for what is left out.</returns>
    private static char? Instead(char c, bool singleLine) =>
        c switch
        {
            // In Word a vertical tab is a line break, a form feed a page break.
            '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => singleLine ? ' ' : '\n',
            '\t' => c,
            // Word's no-break hyphen; its optional hyphen, U+001F, goes with the other control characters.
            '\u001E' => '\u2011',
            '\uFFFE' or '\uFFFF' => null,
            _ when char.IsSurrogate(c) => '\uFFFD',
            _ when char.IsControl(c) => null,
            _ => c,
        };

    private static bool IsDoubtful(string text, bool singleLine) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        || text.AsSpan().ContainsAny(singleLine ? _doubtfulInLine : _doubtful);

    private static SearchValues<char> Doubtful(bool singleLine) =>
        SearchValues.Create([
            .. Enumerable
                .Range(char.MinValue, char.MaxValue + 1)
                .Select(c => (char)c)
                .Where(c => !char.IsSurrogate(c) && Instead(c, singleLine) != c),
        ]);
}
