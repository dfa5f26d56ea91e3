using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements;

/// <summary>Letters without case and marks, as addresses and search compare them: "Đinđić" is "dindic", "Straße" is "strasse". What is no letter or digit becomes one space.</summary>
public static class Folding
{
    /// <summary>Letters that Unicode does not take apart into a base and a mark.</summary>
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
        // At the end of a word only, and so not in capitals.
        ['ς'] = "σ",
    };

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a character cannot be normalised.
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = string.Concat(text.EnumerateRunes());
        // Taken apart first: İ is small only without its dot.
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (IsMark(c)) continue;
            if (_letters.TryGetValue(c, out var latin)) folded.Append(latin);
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>The words of a text where they stand in it, each with what it folds to.</summary>
    public static IEnumerable<(int Start, int Length, string Folded)> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !IsOfWord(text[at])) at++;
            var from = at;
            while (at < text.Length && IsOfWord(text[at])) at++;
            if (at > from) yield return (from, at - from, Fold(text[from..at]));
        }
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c);

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
