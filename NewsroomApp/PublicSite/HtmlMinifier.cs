using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.PublicSite;

/// <summary>Shortens rendered HTML: characters replace numeric references, void tags lose their slash.</summary>
public static partial class HtmlMinifier
{
    public static string Minify(string html) =>
        Wordy()
            .Replace(
                html,
                found => found.Groups["code"] is { Success: true } code ? Letter(found.Value, code.Value) : ">"
            );

    /// <summary>Keeps references to characters that HTML treats specially, to white space and to controls.</summary>
    private static string Letter(string written, string code) =>
        int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && Rune.TryCreate(number, out var letter)
        && !Rune.IsControl(letter)
        && !Rune.IsWhiteSpace(letter)
        && letter.Value is not ('<' or '>' or '&' or '"' or '\'' or '`')
            ? letter.ToString()
            : written;

    /// <summary>A slash before a bracket is never text, because brackets in text and attributes are entities.</summary>
    [GeneratedRegex("&#x(?<code>[0-9A-Fa-f]{1,6});| />", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wordy();
}
