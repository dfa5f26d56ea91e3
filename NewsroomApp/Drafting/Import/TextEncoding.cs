using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

/// <summary>
/// Files of older programs do not say how their letters are written. That one counts in which they make the words of a
/// language; the writer is told of it.
/// </summary>
internal static partial class TextEncoding
{
    private const int EnoughToTell = 100_000;

    private static readonly bool[] _byteOrders = [false, true];

    private const int Iso2 = 28592;

    /// <summary>Windows-1250 has them at other places than ISO-8859-2, where Western pages have signs.</summary>
    private const string Moved = "ĄĽŚŠŤŹŽąľśšťźž";

    private static readonly string[] _central =
        ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "čćđšž", "áéíóöőúüű", "ăâîşţ"];

    private const string CyrillicVowels = "аеёиоуыэюяіїє";

    private static readonly string[] _cyrillic =
    [
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "абвгдђѓежзѕијкќлљмнњопрстћуфхцчџш",
    ];

    private static readonly (int Page, string Name, string[] Letters)[] _pages =
    [
        (1250, "Windows-1250, Central European", _central),
        (1251, "Windows-1251, Cyrillic", _cyrillic),
        (
            1252,
            "Windows-1252, Western European",
            ["äöüß", "àâæçéèêëîïôùûüœ", "áéíñóúü", "àèéìòù", "åäöæø", "àáâãçéêíóôõú"]
        ),
        (Iso2, "ISO-8859-2, Central European", _central),
        (28595, "ISO-8859-5, Cyrillic", _cyrillic),
        (20866, "KOI8-R, Cyrillic", _cyrillic),
    ];

    /// <returns>The text, and the name of the encoding where it was guessed.</returns>
    public static (string Text, string? Guess) Decode(string fileName, byte[] bytes)
    {
        if (Marked(bytes) is { } marked) return (Strict(marked, bytes) ?? throw NotText(fileName), null);
        if (bytes.Contains((byte)0)) return (Wide(bytes) ?? throw NotText(fileName), null);
        if (Strict(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes) is { } utf8) return (utf8, null);
        if (Declared(bytes) is { } declared) return (declared.GetString(bytes), null);
        var (page, name, _) = _pages.MaxBy(p => p.Letters.Max(letters => Score(p.Page, letters, bytes)));
        return _pages.Any(p => p.Letters.Any(letters => Score(p.Page, letters, bytes) > 0))
            ? (Page(page).GetString(bytes), name)
            : throw new Refusal(
                $"“{fileName}” is not written in UTF-8, so its letters cannot be told for certain. Save it again with the encoding UTF-8, then import that."
            );
    }

    public static Refusal NotText(string fileName) =>
        new(
            $"“{fileName}” is not a document that can be imported. Save its words as .docx, .odt or plain text, then import that."
        );

    private static UnicodeEncoding? Marked(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => null,
        };

    private static string? Strict(Encoding encoding, byte[] bytes)
    {
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>UTF-16 without its mark: one order of bytes has blanks and ends of lines.</summary>
    private static string? Wide(byte[] bytes) =>
        _byteOrders
            .Select(big => Strict(new UnicodeEncoding(big, byteOrderMark: false, throwOnInvalidBytes: true), bytes))
            .OfType<string>()
            .Where(text => !text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
            .Where(text => text.Count(c => c is ' ' or '\n') * 40 >= text.Length || text.Length < 40)
            .MaxBy(text => text.Count(c => c < '\u0500'));

    private static Encoding? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2_048));
        var name = Charset().Match(head).Groups["name"].Value;
        try
        {
            return name.Length == 0
                ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static int Score(int page, string letters, byte[] bytes)
    {
        var isCyrillic = _cyrillic.Contains(letters);
        var known = string.Concat(_pages.First(p => p.Page == page).Letters);
        var text = Page(page).GetString(bytes, 0, Math.Min(bytes.Length, EnoughToTell));
        var (fits, against, vowels, capitals) = (0, 0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var (before, after) = (At(i - 1), At(i + 1));
            var (areBoth, isInWord) = (
                char.IsLetter(before) && char.IsLetter(after),
                char.IsLetter(before) || char.IsLetter(after)
            );
            if (text[i] < '\u0080' || (IsPunctuation(text[i]) && !(areBoth && "«»„“”".Contains(text[i])))) continue;
            if (page == Iso2 && Moved.Contains(text[i]) && !(text[i] is 'Ť' or 'ť' ? areBoth : isInWord)) continue;
            var isAlien =
                (isCyrillic && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after)))
                || (char.IsUpper(text[i]) && char.IsLower(before));
            var isOf = letters.Contains(char.ToLowerInvariant(text[i]));
            if (isOf && !isAlien && !IsOdd(text[i], before, after))
            {
                fits++;
                if (CyrillicVowels.Contains(char.ToLowerInvariant(text[i]))) vowels++;
            }
            else if (isInWord || char.IsControl(text[i])) against += Weight(text[i], isAlien);
            if (char.IsUpper(text[i])) capitals++;
        }
        // Greek, Hebrew or Korean read as Cyrillic has far fewer vowels or far more, or is all in capitals.
        var isSpoken = !isCyrillic || (vowels * 3 >= fits && vowels * 5 <= fits * 3 && capitals * 2 <= fits);
        return isSpoken && against < fits ? fits - against : 0;

        int Weight(char c, bool isAlien) =>
            !char.IsLetter(c) ? 25
            : isAlien || isCyrillic || !known.Contains(char.ToLowerInvariant(c)) ? 5
            : 2;

        char At(int i) => i >= 0 && i < text.Length ? text[i] : ' ';
    }

    private static bool IsPunctuation(char c) =>
        "\u00A0\u00AD«»„“”‘’‚–—…•€§°¿¡".Contains(c, StringComparison.Ordinal);

    /// <summary>"è" before a vowel is a "č"; no word begins with "ą".</summary>
    private static bool IsOdd(char c, char before, char after) =>
        (c is 'è' or 'æ' or 'ê' && "aeiouy".Contains(char.ToLowerInvariant(after), StringComparison.Ordinal))
        || (c is 'ą' or 'Ą' && !char.IsLetter(before))
        || (char.IsLower(c) && char.IsUpper(after));

    [GeneratedRegex(
        @"charset\s*=\s*[""']?(?<name>[\w-]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Charset();
}
