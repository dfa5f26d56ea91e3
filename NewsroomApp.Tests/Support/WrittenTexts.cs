using System.Globalization;
using CsCheck;

namespace NewsroomApp.Tests.Support;

/// <summary>Texts in Markdown, right and wrong, with the words and numbers that nothing may swallow.</summary>
public static class WrittenTexts
{
    /// <summary>Each {0} is a word, and {1} a number, that nothing may swallow.</summary>
    private static readonly string[] _forms =
    [
        "{0}",
        "{1}. {0}",
        "{1}. {1}. {1}. {0}",
        "0{1}. {0}",
        "{1}) {0}",
        "- {0}",
        "- {0} -",
        "* {0}",
        "+ {0}",
        "  - {0}",
        "    {0}",
        "\t{0}",
        "> {0}",
        ">{0}",
        "# {0} #",
        "### {0}",
        "#{0}",
        "{0}\n---",
        "{0}\n===",
        "[{0}]: {0}",
        "[{0}]: {0} \"{0}\"",
        "[{0}]: https://example.org/{0}",
        "[{0}]:",
        "[{0}]",
        "[{0}][{0}]",
        "[{0}]({0})",
        "[{0}](https://example.org/x \"{0}\")",
        "[{0} [{0}](https://example.org/x) {0}](https://example.org/y)",
        "![{0}](https://example.org/x)",
        "![{0}][{0}]",
        "[r]: https://example.org/r '{0}'",
        "[{0}][r]",
        "[^{1}]: {0}",
        "{0}[^{1}]{0}",
        "[^n]: {0}",
        "{0}[^n]",
        "**{0}**{0}",
        "**{0} **{0}",
        "{0}** {0}**",
        "*{0} _{0}* {0}_",
        "***{0}** {0}*",
        "`{0}` ``{0}",
        "```{0} {0}\n{0}",
        "```",
        "~~~ {0}\n{0}\n~~~",
        "| {0} | {0} |",
        "| {0} | {0} |\n|---|---|\n| {0} | {0} | {0} |",
        "{0} | {0}\n-- | --",
        "<{0}>",
        "<b {0}=\"{0}\">{0}</b>",
        "<https://example.org/{0}>",
        "<ftp://{0}>",
        "https://example.org/{0}",
        "www.{0}.example",
        "{0}@example.org",
        "&{0}; &amp{0}",
        "\\{0}\\",
        "{0}  \n{0}\\\n{0}",
        "---",
        "***",
        "{0}:",
    ];

    private static readonly string[] _between = ["\n", "\n\n", " ", "\n> ", "\n  ", "\n- ", "\n1. ", ""];

    public static Gen<(string Markdown, List<string> Words)> All { get; } =
        Gen.Select(
            Gen.Int[0, _forms.Length - 1].Array[1, 9],
            Gen.Int[0, _between.Length - 1].Select(i => _between[i]).Array[9],
            Written
        );

    /// <summary>Targets of links and labels of references and notes are not printed, and not asked for.</summary>
    private static (string Markdown, List<string> Words) Written(int[] picks, string[] between)
    {
        var next = 100;
        var words = new List<string>();
        var markdown = "";
        for (var i = 0; i < picks.Length; i++)
        {
            var form = _forms[picks[i]];
            foreach (var piece in form.Split("{0}").Select((text, n) => (text, n)))
            {
                var typed = piece.text;
                while (typed.Contains("{1}", StringComparison.Ordinal))
                {
                    var number = next++.ToString(CultureInfo.InvariantCulture);
                    typed = ReplaceFirst(typed, "{1}", number);
                    if (!form.Contains('^')) words.Add(number);
                }
                if (piece.n > 0)
                {
                    var word = "w" + next++.ToString(CultureInfo.InvariantCulture) + "w";
                    markdown += word;
                    if (!IsTarget(form, piece.n)) words.Add(word);
                }
                markdown += typed;
            }
            markdown += i + 1 < picks.Length ? between[i] : "";
        }
        return (markdown, words);
    }

    private static bool IsTarget(string form, int n) =>
        form switch
        {
            "[{0}]: https://example.org/{0}" => true,
            "[{0}][{0}]" or "![{0}][{0}]" => n == 2,
            _ => false,
        };

    private static string ReplaceFirst(string text, string what, string by)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return text[..at] + by + text[(at + what.Length)..];
    }
}
