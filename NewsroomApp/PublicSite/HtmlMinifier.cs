using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.PublicSite;

/// <summary>The same HTML as the renderer writes, said shorter: letters stand as letters instead of their numbers, and tags that end by themselves have no slash.</summary>
public static partial class HtmlMinifier
{
    public static string Minify(string html) =>
        Wordy()
            .Replace(
                html,
                found => found.Groups["code"] is { Success: true } code ? Letter(found.Value, code.Value) : ">"
            );

    /// <summary>Not those that HTML reads itself, nor white space and controls, which it may read otherwise.</summary>
    private static string Letter(string written, string code) =>
        int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && Rune.TryCreate(number, out var letter)
        && !Rune.IsControl(letter)
        && !Rune.IsWhiteSpace(letter)
        && letter.Value is not ('<' or '>' or '&' or '"' or '\'' or '`')
            ? letter.ToString()
            : written;

    /// <summary>A slash before a bracket is never a writer's: in text and between quotation marks the bracket is an entity.</summary>
    [GeneratedRegex("&#x(?<code>[0-9A-Fa-f]{1,6});| />", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wordy();
}
