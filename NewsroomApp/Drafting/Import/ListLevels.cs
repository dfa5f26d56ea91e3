using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>Makes lists of paragraphs that each know their level and how they are marked, as Word keeps them.</summary>
internal sealed partial class ListLevels(INode host)
{
    private readonly Stack<(int Level, IElement List, IElement Item)> _open = [];

    public void End() => _open.Clear();

    /// <param name="mark">As shown: "3.", "•", "a)". What Markdown has no mark for begins the words.</param>
    public IElement Add(int level, string mark)
    {
        var document = host.Owner!;
        var isNumber = Number().IsMatch(mark);
        var isBullet = mark.Length == 1 && !char.IsAsciiLetterOrDigit(mark[0]) || mark is "o";
        while (_open.TryPeek(out var top) && (top.Level > level || (top.Level == level && !isNumber && !isBullet)))
            _open.Pop();
        if (!isNumber && !isBullet)
        {
            var paragraph = document.CreateElement("p");
            (_open.TryPeek(out var above) ? above.Item : host).AppendChild(paragraph);
            if (mark.Length > 0) paragraph.AppendChild(document.CreateTextNode(mark + " "));
            return paragraph;
        }
        var name = isNumber ? "ol" : "ul";
        var list = _open.TryPeek(out var same) && same.Level == level && same.List.LocalName == name ? same.List : null;
        if (same.List is not null && same.Level == level) _open.Pop();
        if (list is null)
        {
            list = document.CreateElement(name);
            (_open.TryPeek(out var above) ? above.Item : host).AppendChild(list);
        }
        var item = document.CreateElement("li");
        if (isNumber) item.SetAttribute("value", mark.TrimEnd('.'));
        list.AppendChild(item);
        _open.Push((level, list, item));
        return item;
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
