using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>Word and Outlook put a list on the clipboard as paragraphs whose style names a level.</summary>
internal static partial class OfficeLists
{
    private const string WebLevel = "data-aria-level";

    public static void Nest(IDocument document)
    {
        var items = document.QuerySelectorAll("p[style*=mso-list]");
        foreach (var parent in items.Select(p => p.Parent!).Distinct().ToList()) NestIn(parent);
        NestOfWeb(document);
    }

    /// <summary>Word for the web puts each item into a list of its own that names its level.</summary>
    private static void NestOfWeb(IDocument document)
    {
        var lists = document.QuerySelectorAll("ul, ol").Where(l => l.Children.Any(IsOfWeb)).ToList();
        if (lists.Count == 0) return;
        var (last, levels, marks) = (default(IElement), default(ListLevels), new HtmlListMarks([document.Body!]));
        foreach (var holder in lists.Select(Holder).Distinct().ToList())
        {
            var goesOn = levels is not null && holder.PreviousElementSibling == last;
            if (!goesOn)
            {
                last = document.CreateElement("div");
                holder.Parent!.InsertBefore(last, holder);
                levels = new(last);
            }
            foreach (var item in holder.QuerySelectorAll("li").Where(IsOfWeb).ToList())
            {
                var level = int.Parse(item.GetAttribute(WebLevel)!, CultureInfo.InvariantCulture);
                levels!.Add(level, marks.Of(item) is { } mark && mark != ListMark.Bullet ? mark.Shown : "•")
                    .Append([.. item.ChildNodes]);
            }
            holder.Remove();
        }
    }

    private static bool IsOfWeb(IElement item) =>
        item.LocalName is "li" && item.GetAttribute(WebLevel) is [>= '1' and <= '9'];

    /// <summary>The element around a list that holds nothing else.</summary>
    private static IElement Holder(IElement list)
    {
        var holder = list;
        while (holder.ParentElement is { LocalName: "div", ChildElementCount: 1 } around) holder = around;
        return holder;
    }

    private static void NestIn(INode parent)
    {
        var (holder, levels) = (default(IElement), default(ListLevels));
        foreach (var node in parent.ChildNodes.ToList())
        {
            if (node is IElement element && LevelOf(element) is { } level && MarkOf(element) is { } mark)
            {
                if (levels is null)
                {
                    holder = parent.Owner!.CreateElement("div");
                    parent.InsertBefore(holder, element);
                    levels = new(holder);
                }
                var words = levels.Add(level, Sign(mark.TextContent));
                mark.Remove();
                words.Append([.. element.ChildNodes]);
                element.Remove();
            }
            else if (node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)) levels = null;
        }
    }

    private static int? LevelOf(IElement element) =>
        element.LocalName is "p"
        && Level().Match(element.GetAttribute("style") ?? "") is { Success: true } match
            ? int.Parse(match.Groups["level"].Value, CultureInfo.InvariantCulture)
            : null;

    private static IElement? MarkOf(IElement element) =>
        element.QuerySelectorAll("span[style]").FirstOrDefault(s => HtmlStyle.Of(s)["mso-list"] is "ignore");

    private static string Sign(string mark) => mark.Trim() is "§" or "Ø" or "v" or "ü" or "q" ? "•" : mark.Trim();

    [GeneratedRegex(@"mso-list:\s*\S+\s+level(?<level>[1-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Level();
}
