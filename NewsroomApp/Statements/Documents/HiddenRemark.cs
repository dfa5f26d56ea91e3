using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>Words that Markdown hides, "[//]: # (…)": nobody who approves the page would see them.</summary>
public static partial class HiddenRemark
{
    /// <returns>The first line that hides something, without the space around it.</returns>
    public static string? In(string markdown) =>
        Anywhere().Match(markdown) is { Success: true } match ? match.Value.Trim() : null;

    /// <summary>Whether Markdown hides the line; what it only seems to hide is printed.</summary>
    public static bool Begins(ReadOnlySpan<char> line) => AtStart().IsMatch(line);

    private const string Definition = @"\[[^\[\]\n]{1,999}\]:[ \t]*(?:\#|<\#?>)(?=\s|$)";

    [GeneratedRegex("^" + Definition + @"\s*(?:[""'(]|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtStart();

    private const string Remark = Definition + @"[ \t]*(?:[""'(][^\n]*|(?=\n|\z))";

    [GeneratedRegex(Remark, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anywhere();
}
