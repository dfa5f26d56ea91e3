using Markdig;

namespace NewsroomApp.Typesetting;

/// <summary>Converts between Markdown and plain text.</summary>
public static class PlainText
{
    public static string Of(string markdown) => Markdown.ToPlainText(markdown).TrimEnd();

    /// <summary>A statement for e-mail; <paramref name="day"/> is printed when the words have no date.</summary>
    public static string Of(Words words, DateOnly day) =>
        string.Join(
            "\n\n",
            new[]
            {
                words.Kicker,
                words.Headline.ToUpper(System.Globalization.CultureInfo.InvariantCulture),
                words.Standfirst,
                string.Join(
                    ", ",
                    new[] { words.Place, Institution.Spoken(words.Date ?? day) }.Where(s => s.Length > 0)
                ),
                Paragraphs(words.Body),
                words.NotesToEditors.Length > 0 ? "Notes to editors\n\n" + Paragraphs(words.NotesToEditors) : "",
                words.PressContact.Length > 0 ? "Press contact\n\n" + Paragraphs(words.PressContact) : "",
            }.Where(s => s.Length > 0)
        ) + "\n";

    private static string Paragraphs(string markdown) =>
        string.Join("\n\n", Typesetter.Blocks(markdown).Select(Of).Where(s => s.Length > 0));

    /// <summary>Escapes the characters that Markdown would interpret (CommonMark 0.31.2, section 2.4).</summary>
    public static string ToMarkdown(string paragraph)
    {
        var escaped = new System.Text.StringBuilder(paragraph.Length + 8);
        for (var i = 0; i < paragraph.Length; i++)
        {
            var lineStart = i == 0 || paragraph[i - 1] == '\n';
            if (IsMark(paragraph, i, lineStart)) escaped.Append('\\');
            escaped.Append(paragraph[i]);
        }
        return escaped.ToString();
    }

    private static bool IsMark(string text, int at, bool lineStart) =>
        text[at] switch
        {
            '\\' or '*' or '`' or '[' or '<' or '|' => true,
            '_' => !IsInsideWord(text, at),
            '&' => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#'),
            '#' or '>' or '-' or '+' or '=' or '~' => lineStart,
            '.' or ')' => FollowsLineNumber(text, at),
            _ => false,
        };

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool FollowsLineNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < at && (start == 0 || text[start - 1] == '\n');
    }
}
