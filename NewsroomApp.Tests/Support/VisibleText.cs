using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsroomApp.Tests.Support;

/// <summary>What a reader sees of a page: with the numbers that a browser prints, white space made single.</summary>
public static partial class VisibleText
{
    private static readonly HashSet<string> _blocks =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "div",
        "section",
        "blockquote",
        "pre",
        "th",
        "td",
        "br",
    ];

    public static string Of(string html)
    {
        var text = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument($"<body>{html}</body>").Body!.ChildNodes) Add(text, node);
        return Spaced(text.ToString());
    }

    public static string Spaced(string text) => White().Replace(text, " ").Trim();

    private static void Add(StringBuilder text, INode node)
    {
        if (node is IText words) text.Append(words.Data);
        if (node is not IElement element) return;
        if (_blocks.Contains(element.LocalName)) text.Append(' ');
        if (element.LocalName == "li") text.Append(Marker(element)).Append(' ');
        foreach (var child in element.ChildNodes) Add(text, child);
        if (_blocks.Contains(element.LocalName)) text.Append(' ');
    }

    /// <summary>HTML Living Standard, section 4.4.8: ordinal values of list items.</summary>
    private static string Marker(IElement item)
    {
        var list = item.ParentElement!;
        if (list.LocalName != "ol") return "•";
        var number = int.Parse(list.GetAttribute("start") ?? "1", CultureInfo.InvariantCulture) - 1;
        foreach (var one in list.Children)
        {
            number = one.GetAttribute("value") is { } typed
                ? int.Parse(typed, CultureInfo.InvariantCulture)
                : number + 1;
            if (one == item) break;
        }
        return $"{number}.";
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex White();
}
