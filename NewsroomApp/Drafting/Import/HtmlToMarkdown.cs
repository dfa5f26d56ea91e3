using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>Writes HTML, whatever file or paste it comes from, as Markdown that prints the same words.</summary>
public sealed partial class HtmlToMarkdown
{
    /// <summary>The attribute of a div that names a picture of the document.</summary>
    public const string PictureAttribute = "data-picture";

    private const int SmallestHeading = 6;

    private readonly NotTaken _notTaken;

    private readonly CancellationToken _cancel;

    private readonly HashSet<INode> _withBlocks = [];

    private readonly HtmlNotes _notes;

    private readonly HtmlListMarks _marks;

    private readonly HtmlInlines _inlines;

    private readonly int _topHeading;

    private readonly int _firstNote;

    private HtmlToMarkdown(
        IDocument document,
        NotTaken notTaken,
        int firstNote,
        TextFormat around,
        CancellationToken cancel
    )
    {
        (_firstNote, _notTaken, _cancel) = (firstNote, notTaken, cancel);
        HtmlReview.TakeOut(document, notTaken);
        OfficeLists.Nest(document);
        _notes = HtmlNotes.TakeOut(document);
        _marks = new(_notes.Blocks.Prepend(document.Body!));
        _inlines = new(notTaken, _notes, _marks, firstNote, around);
        foreach (var root in _notes.Blocks.Prepend(document.Body!))
            foreach (var block in root.QuerySelectorAll("*").Where(e => HtmlNames.Blocks.Contains(e.LocalName)))
                for (INode? above = block; above is not null && _withBlocks.Add(above);) above = above.Parent;
        _withBlocks.UnionWith(_notes.Blocks);
        _topHeading = document.All.Select(HeadingOf).Where(level => level > 0).DefaultIfEmpty(1).Min();
    }

    /// <param name="firstNote">The number of the first note; those below are taken.</param>
    public static string Of(
        IDocument document,
        NotTaken notTaken,
        int firstNote = 1,
        CancellationToken cancel = default
    ) => Of(document, notTaken, firstNote, TextFormat.Plain, inLine: false, cancel);

    /// <param name="around">What the words are anyway, where the text goes.</param>
    /// <param name="inLine">As one line, if there are no notes.</param>
    internal static string Of(
        IDocument document,
        NotTaken notTaken,
        int firstNote,
        TextFormat around,
        bool inLine,
        CancellationToken cancel = default
    )
    {
        var converter = new HtmlToMarkdown(document, notTaken, firstNote, around, cancel);
        if (inLine && converter._notes.Blocks.Count == 0)
            return converter._inlines.OneLine(document.Body!.ChildNodes, TextFormat.Plain, bold: true);
        var text = converter.Blocks(document.Body!.ChildNodes, TextFormat.Plain);
        while (text.EndsWith("---", StringComparison.Ordinal)) text = text[..^3].TrimEnd();
        return string.Join("\n\n", converter.Notes().Prepend(text).Where(t => t.Length > 0));
    }

    private IEnumerable<string> Notes() =>
        _notes.Blocks.Select((note, i) =>
            string.Create(CultureInfo.InvariantCulture, $"[^{i + _firstNote}]: ")
            + Indented(Blocks([note], TextFormat.Plain), "    ")
        );

    private string Blocks(IEnumerable<INode> nodes, TextFormat format)
    {
        var (blocks, line) = (new List<string>(), new InlineMarkdown());
        foreach (var node in nodes)
        {
            if (!_withBlocks.Contains(node) || (node is IElement skipped && HtmlInlines.IsSkipped(skipped)))
            {
                _inlines.Write(node, format, line);
                continue;
            }
            _cancel.ThrowIfCancellationRequested();
            Flush();
            blocks.Add(Block((IElement)node, format.Within((IElement)node)));
        }
        Flush();
        return string.Join("\n\n", blocks.Where(b => b.Length > 0));

        void Flush()
        {
            blocks.AddRange(line.Paragraphs());
            line = new();
        }
    }

    private string Block(IElement element, TextFormat format) =>
        element.LocalName switch
        {
            "ul" or "ol" or "menu" or "dir" => List(element, format),
            "blockquote" => Quoted(Blocks(element.ChildNodes, format)),
            "table" => Table(element, format),
            "hr" => "---",
            "div" when element.GetAttribute(PictureAttribute) is { } name => Picture.LineOf(name),
            "pre" => Preformatted(element),
            _ when HeadingOf(element) > 0 => Heading(element),
            _ => Blocks(element.ChildNodes, format),
        };

    private static int HeadingOf(IElement element) =>
        element.LocalName is ['h', >= '1' and <= '6'] name ? name[1] - '0'
        : element.GetAttribute("role") is not "heading" ? 0
        : element.GetAttribute("aria-level") is [>= '1' and <= '6' and var level] ? level - '0'
        : 0;

    private string Heading(IElement element)
    {
        var level = Math.Min(HeadingOf(element) - _topHeading + 2, SmallestHeading);
        var words = _inlines.OneLine(element.ChildNodes, TextFormat.Plain, bold: false);
        return words.Length > 0 ? $"{new string('#', level)} {ClosingMarks().Replace(words, @"\$&")}" : "";
    }

    private static string Quoted(string text) =>
        text.Length == 0 ? "" : "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);

    private static string Preformatted(IElement element)
    {
        var line = new InlineMarkdown();
        foreach (var words in element.TextContent.Split('\n'))
        {
            line.Add(words, TextFormat.Plain);
            line.Break();
        }
        return string.Join("\n\n", line.Paragraphs());
    }

    private string List(IElement list, TextFormat format)
    {
        var items = new List<(string Mark, string Words)>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement item && _marks.Of(item) is { } mark)
            {
                if (!mark.IsItem) HtmlListMarks.Write(mark, item);
                var words = EndMark().Replace(Blocks(item.ChildNodes, format.Within(item)), "\\-");
                // A number without words is shown as well, say above a table.
                if (words.Length > 0 || (mark.IsItem && mark != ListMark.Bullet))
                    items.Add((mark.IsItem ? mark.Shown + " " : "", words));
            }
            else if (Blocks([child], format) is { Length: > 0 } rest)
            {
                if (items.Count == 0) items.Add(("- ", rest));
                else items[^1] = (items[^1].Mark, $"{items[^1].Words}\n\n{rest}");
            }
        }
        var isTight = items.TrueForAll(i => i.Mark.Length > 0 && IsTight(i.Words));
        return string.Join(
            isTight ? "\n" : "\n\n",
            items.Select(i =>
                i.Mark
                + Indented(
                    isTight ? i.Words.Replace("\n\n", "\n", StringComparison.Ordinal) : i.Words,
                    new(' ', i.Mark.Length)
                )
            )
        );
    }

    /// <summary>A line of words, and perhaps a list below it. A single number would go on with the line.</summary>
    private static bool IsTight(string words)
    {
        var end = words.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) return true;
        var rest = words[(end + 2)..];
        return !rest.Contains("\n\n", StringComparison.Ordinal)
            && (rest.StartsWith("- ", StringComparison.Ordinal) || Numbered().Count(rest) > 1);
    }

    private static string Indented(string text, string indent) =>
        text.Replace("\n", "\n" + indent, StringComparison.Ordinal)
            .Replace($"\n{indent}\n", "\n\n", StringComparison.Ordinal);

    private string Table(IElement table, TextFormat format)
    {
        var rows = table
            .QuerySelectorAll("tr")
            .Where(r => r.Closest("table") == table)
            .Select(row => row.Children.Where(c => c.LocalName is "td" or "th").ToList())
            .Where(cells => cells.Count > 0)
            .ToList();
        var caption = table.Children.Where(c => c.LocalName is "caption").Select(c => Blocks(c.ChildNodes, format));
        var isNested = table.QuerySelector("table") is not null;
        var isOfData = rows.Exists(r => r.Exists(c => c.LocalName is "th"));
        if (isNested && isOfData) _notTaken.Add("A table within a table, its words kept in one cell", "");
        if (rows.TrueForAll(r => r.Count == 1) || (isNested && !isOfData))
            return caption
                .Concat(rows.SelectMany(r => r).Select(c => Blocks(c.ChildNodes, format.Within(c))))
                .Aggregate("", Below);
        var covered = new List<int>();
        var cells = rows.ConvertAll(r => Cells(r, covered, format));
        cells.RemoveAll(r => r.TrueForAll(c => c.Length == 0));
        if (cells.Count == 0) return "";
        var columns = cells.Max(r => r.Count);
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append("| ").AppendJoin(" | ", row.Concat(Enumerable.Repeat("", columns - row.Count))).Append(" |\n");
            if (row == cells[0]) text.Append('|').Insert(text.Length, " --- |", columns).Append('\n');
        }
        return caption.Append(text.ToString().TrimEnd()).Aggregate("", Below);
    }

    /// <param name="covered">By column, how many rows below a cell from above still takes.</param>
    private List<string> Cells(List<IElement> row, List<int> covered, TextFormat format)
    {
        var cells = new List<string>();
        foreach (var cell in row)
        {
            SkipCovered();
            var words = _inlines.OneLine(cell.ChildNodes, format.Within(cell), bold: cell.LocalName is not "th");
            if (words.Length > 0 && Math.Max(Span(cell, "colspan"), Span(cell, "rowspan")) > 1)
                _notTaken.Add("Merged cells, whose words stand in the first of them");
            for (var i = 0; i < Span(cell, "colspan"); i++)
            {
                cells.Add(i == 0 ? words : "");
                while (covered.Count < cells.Count) covered.Add(0);
                covered[cells.Count - 1] = Span(cell, "rowspan") - 1;
            }
        }
        SkipCovered();
        return cells;

        void SkipCovered()
        {
            for (; cells.Count < covered.Count && covered[cells.Count] > 0; cells.Add("")) covered[cells.Count]--;
        }
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, 100)
            : 1;

    private static string Below(string above, string block) =>
        above.Length == 0 ? block
        : block.Length == 0 ? above
        : $"{above}\n\n{block}";

    /// <summary>"- 30 -" would be the end of a text.</summary>
    [GeneratedRegex(@"(?<=\A[^\n]* )-(?=\n|\z)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndMark();

    [GeneratedRegex("(?<= )#+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClosingMarks();

    [GeneratedRegex("^[0-9]+[.] ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
