using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements.Documents;

/// <summary>Letters without case or marks, for addresses and search: "Đinđić" is "dindic".</summary>
public static class Folding
{
    /// <summary>Letters that Unicode does not decompose into a base and a mark.</summary>
    private static readonly Dictionary<char, string> _letters = new()
    {
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['ø'] = "o",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ŧ'] = "t",
        ['ŋ'] = "n",
        ['ĸ'] = "k",
        // Final sigma has no capital of its own: a capital folds to σ.
        ['ς'] = "σ",
    };

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair cannot be normalised.
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = string.Concat(text.EnumerateRunes());
        // Decomposed first: İ becomes i only without its dot.
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant().EnumerateRunes())
        {
            if (IsMark(c)) continue;
            if (c.IsBmp && _letters.TryGetValue((char)c.Value, out var latin)) folded.Append(latin);
            else if (Rune.IsLetterOrDigit(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    public static IEnumerable<(int Start, int Length, string Folded)> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !IsOfWord(text, at, out var length)) at += length;
            var from = at;
            while (at < text.Length && IsOfWord(text, at, out var length)) at += length;
            if (Fold(text[from..at]) is { Length: > 0 } folded) yield return (from, at - from, folded);
        }
    }

    public static int Whole(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text, at - 1) ? at - 1 : at;

    private static bool IsOfWord(string text, int at, out int length)
    {
        // Half a surrogate pair decodes to U+FFFD, which is no letter.
        _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var c, out length);
        return Rune.IsLetterOrDigit(c) || IsMark(c);
    }

    /// <summary>Marks on letters, and characters without width such as the soft hyphen.</summary>
    private static bool IsMark(Rune c) =>
        Rune.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
