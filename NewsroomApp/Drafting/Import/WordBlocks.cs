using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Drafting.Import;

/// <summary>Paragraphs, lists and tables of a Word document, with tracked changes accepted.</summary>
internal sealed class WordBlocks
{
    private readonly ImportedPage _page;

    private readonly WordStyles _styles;

    private readonly WordNumbers _numbers;

    private readonly WordRuns _runs;

    private bool _hasTitle;

    private bool _isInCell;

    private IElement? _joined;

    public WordBlocks(MainDocumentPart main, ImportedPage page, WordStyles styles, IElement notes)
    {
        (_page, _styles, _numbers) = (page, styles, new(main, styles));
        _runs = new(main, page, styles, notes, Write);
    }

    public (string Before, string Quote) Around(string comment) => _runs.Around(comment);

    public void Write(IEnumerable<OpenXmlElement> elements, INode host) => Write(elements, host, new(host));

    private void Write(IEnumerable<OpenXmlElement> elements, INode host, ListLevels lists)
    {
        foreach (var element in elements)
        {
            if (element is Paragraph paragraph) Write(paragraph, host, lists);
            else if (element is Table table) Write(table, host, lists);
            else if (element.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
                Write(element.ChildElements, host, lists);
            else if (element.LocalName is "altChunk") _page.NotTaken.Add("An embedded document");
            else if (element.LocalName is "del" or "moveFrom") _runs.Tracked();
            else _runs.Write(element, host);
        }
    }

    private void Write(Paragraph paragraph, INode host, ListLevels lists)
    {
        _page.CountParagraph();
        var target = _joined ?? Place(paragraph, host, lists);
        _runs.Begin(paragraph);
        _runs.Write(paragraph.ChildElements, target);
        var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties;
        var isGone = mark?.ChildElements.Any(e => e.LocalName is "del" or "moveFrom") == true;
        if (isGone || mark?.ChildElements.Any(e => e.LocalName is "ins" or "moveTo") == true) _runs.Tracked();
        _joined = isGone ? target : null;
        _page.PlacePictures(host, _isInCell);
    }

    private IElement Place(Paragraph paragraph, INode host, ListLevels lists)
    {
        var number = _numbers.Next(paragraph);
        if (!_hasTitle && _styles.IsTitle(paragraph) && WordFile.WordsOf(paragraph).Length > 0)
        {
            lists.End();
            _hasTitle = true;
            return _page.Add(host, "h1", RichDocument.HeadlineMark);
        }
        if (_styles.Heading(paragraph) is > 0 and var level)
        {
            lists.End();
            var heading = _page.Add(host, $"h{Math.Min(level, 6)}");
            if (number is { Mark: not "•" }) _page.AddText(heading, number.Value.Mark + " ", TextFormat.Plain);
            return heading;
        }
        if (number is { } item) return lists.Add(item.Level, item.Mark);
        if (_styles.ContinuedLists(paragraph) is > 0 and var depth) return lists.Add(depth, mark: "");
        if (WordFile.WordsOf(paragraph).Length > 0) lists.End();
        if (_styles.IsSubtitle(paragraph)) return _page.Add(host, "p", RichDocument.StandfirstMark);
        if (!_styles.IsQuotation(paragraph)) return _page.Add(host, "p");
        var quotation = host.LastChild is IElement { LocalName: "blockquote" } above
            ? above
            : _page.Add(host, "blockquote");
        return _page.Add(quotation, "p");
    }

    private void Write(Table table, INode host, ListLevels lists)
    {
        lists.End();
        if (_isInCell)
            _page.NotTaken.Add("A table within a table, its words kept in one cell", WordFile.WordsOf(table));
        var outer = _isInCell;
        var rows = Flat<TableRow>(table).ToList();
        var made = outer ? host : _page.Add(_page.Add(host, "table"), "tbody");
        _isInCell = outer || rows.Exists(r => Flat<TableCell>(r).Skip(1).Any());
        foreach (var row in rows)
        {
            var properties = row.TableRowProperties;
            if (properties?.GetFirstChild<Inserted>() is not null) _runs.Tracked();
            if (properties?.GetFirstChild<Deleted>() is not null) _runs.Tracked();
            else Write(row, _page.Add(made, outer ? "div" : "tr"), outer ? "div" : "td");
        }
        _isInCell = outer;
    }

    private void Write(TableRow row, IElement made, string name)
    {
        foreach (var cell in Flat<TableCell>(row))
        {
            var target = _page.Add(made, name);
            if (cell.TableCellProperties?.GridSpan?.Val?.Value is > 1 and var span)
                target.SetAttribute("colspan", span.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (cell.TableCellProperties?.VerticalMerge?.Val?.Value == MergedCellValues.Restart)
                _page.NotTaken.Add("Merged cells, whose words stand in the first of them");
            Write(cell.ChildElements, target);
            _joined = null;
        }
    }

    private static IEnumerable<T> Flat<T>(OpenXmlElement element)
        where T : OpenXmlElement =>
        element.ChildElements.SelectMany(e =>
            e is T one ? [one]
            : e.LocalName is "sdt" or "sdtContent" or "customXml" ? Flat<T>(e)
            : []
        );
}
