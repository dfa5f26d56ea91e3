using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>Word and Outlook put a list on the clipboard as paragraphs whose style names a level.</summary>
internal static partial class OfficeLists
{
    public static void Nest(IDocument document)
    {
        var items = document.QuerySelectorAll("p[style*=mso-list]");
        foreach (var parent in items.Select(p => p.Parent!).Distinct().ToList()) NestIn(parent);
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
