using Markdig;

namespace NewsroomApp.Typesetting;

/// <summary>Text between the Markdown a writer types and the plain text it was or becomes.</summary>
public static class PlainText
{
    /// <summary>The words without their marks, for summaries and comparison.</summary>
    public static string Of(string markdown) => Markdown.ToPlainText(markdown).TrimEnd();

    /// <summary>Markdown that is set as exactly these characters, with a backslash before those Markdown would take for its own (CommonMark 0.31.2, section 2.4).</summary>
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

    private static bool IsMark(string text, int at, bool lineStart) => text[at] switch
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
