using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>The words within the paragraphs of a page.</summary>
internal sealed class HtmlInlines(
    NotTaken notTaken,
    HtmlNotes notes,
    HtmlListMarks marks,
    int firstNote,
    TextFormat around
)
{
    /// <summary>As in "[12]" and "[note 3]".</summary>
    private const int LongestMark = 9;

    public void Write(INode node, TextFormat format, InlineMarkdown line)
    {
        if (node is IText text) line.Add(text.Data, format.Without(around));
        if (node is not IElement element) return;
        if (IsSkipped(element)) NameSkipped(element);
        else if (notes.NumberOf(element) is { } number) line.Note(number + firstNote - 1);
        else if (element.LocalName is "br") line.Break();
        else if (element.LocalName is "img") Picture(element);
        else if (IsMarkOfNoNote(element)) notTaken.Add("The mark of a note that did not come with it", element.TextContent);
        else if (Raised.Of(element) is { } raised) line.Add(raised, format.Without(around));
        else
        {
            var isStruck = HtmlStyle.Of(element)["text-decoration"] is "line-through";
            if (isStruck || element.LocalName is "s" or "strike")
                notTaken.Add("The line through", element.TextContent);
            var isBlock = HtmlNames.Blocks.Contains(element.LocalName);
            var (before, after) = isBlock ? (" ", " ") : element.LocalName is "q" ? ("“", "”") : ("", "");
            line.Add(before, TextFormat.Plain);
            if (marks.Of(element) is { } mark && mark != ListMark.Bullet && mark.Shown.Length > 0)
                line.Add(mark.Shown + " ", TextFormat.Plain);
            foreach (var child in element.ChildNodes) Write(child, format.Within(element), line);
            line.Add(after, TextFormat.Plain);
        }
    }

    private bool IsMarkOfNoNote(IElement element) =>
        element.LocalName is "sup"
        && element.TextContent.Trim() is { Length: > 0 and <= LongestMark } mark
        && (mark is ['[', .., ']'] or [_] || mark.All(char.IsAsciiDigit))
        && element.QuerySelectorAll("a") is { Length: > 0 } links
        && links.All(a => notes.NumberOf(a) is null);

    private void Picture(IElement picture)
    {
        var isPixel = picture.GetAttribute("width") is "0" or "1" || picture.GetAttribute("height") is "0" or "1";
        if (!isPixel) notTaken.AddPicture(picture.GetAttribute("alt"));
    }

    public static bool IsSkipped(IElement element) =>
        HtmlNames.Dropped.Contains(element.LocalName)
        || HtmlNames.Named.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || HtmlStyle.Of(element).IsHidden;

    private void NameSkipped(IElement element)
    {
        if (HtmlNames.Named.Contains(element.LocalName)) notTaken.Add("An embedded object", element.TextContent);
        else if (!HtmlNames.Dropped.Contains(element.LocalName) && !string.IsNullOrWhiteSpace(element.TextContent))
            notTaken.Add("Hidden text", element.TextContent);
    }

    public string OneLine(IEnumerable<INode> nodes, TextFormat format, bool bold)
    {
        var line = new InlineMarkdown();
        foreach (var node in nodes) Write(node, format, line);
        return string.Join(' ', line.Paragraphs(bold)).Replace('\n', ' ');
    }
}
