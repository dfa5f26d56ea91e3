using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements;

/// <summary>The readable end of a public address: lower-case Latin letters and digits with hyphens, made from a headline. Only the identifier before it counts.</summary>
public static class Slug
{
    private const int Longest = 80;

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
    };

    public static string Of(string headline)
    {
        var slug = new StringBuilder();
        foreach (var c in headline.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            if (_letters.TryGetValue(c, out var latin)) slug.Append(latin);
            else if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        if (text.Length > Longest) text = text[..(text.LastIndexOf('-', Longest) is var cut and > 0 ? cut : Longest)];
        return text.Length == 0 ? "statement" : text;
    }
}
