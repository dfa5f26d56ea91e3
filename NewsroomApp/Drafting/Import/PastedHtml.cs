using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

public static partial class PastedHtml
{
    /// <param name="text">Into which it is pasted: its notes keep their numbers.</param>
    /// <param name="at">Where the plain words of what is pasted stand in it.</param>
    public static string ToMarkdown(string html, string text, int at, int length)
    {
        var taken = NoteMark()
            .Matches(text)
            .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture));
        var (place, firstNote) = (PastePlace.In(text.Remove(at, length), at), taken.DefaultIfEmpty(0).Max() + 1);
        var markdown = Converted(place.Format);
        var isLine = !markdown.Contains('\n', StringComparison.Ordinal);
        var set = place.Set(isLine ? markdown : Converted(TextFormat.Plain));
        return isLine && set.Length > 0 ? Blank(at) + set + Blank(at + length - 1) : set;

        string Blank(int end) => length > 0 && text[end] == ' ' ? " " : "";

        string Converted(TextFormat around) =>
            HtmlToMarkdown.Of(
                ImportedPage.Parse("The clipboard", html, CancellationToken.None),
                new(),
                firstNote,
                around,
                place.IsLine
            );
    }

    [GeneratedRegex(@"\[\^(?<number>[0-9]{1,6})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMark();
}
