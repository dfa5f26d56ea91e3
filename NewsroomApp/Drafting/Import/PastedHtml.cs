using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

internal static partial class PastedHtml
{
    /// <param name="text">Into which it is pasted: its notes keep their numbers.</param>
    public static string ToMarkdown(string html, string text)
    {
        var taken = NoteMark()
            .Matches(text)
            .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture));
        var page = ImportedPage.Parse("The clipboard", html, CancellationToken.None);
        return HtmlToMarkdown.Of(page, new(), firstNote: taken.DefaultIfEmpty(0).Max() + 1);
    }

    [GeneratedRegex(@"\[\^(?<number>[0-9]{1,6})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMark();
}
