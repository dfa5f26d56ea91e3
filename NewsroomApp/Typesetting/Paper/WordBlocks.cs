using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Side = Markdig.Extensions.Tables.TableColumnAlign;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Paragraphs and tables of a Word document.</summary>
internal sealed class WordBlocks(
    WordRuns runs,
    WordLists lists,
    string language,
    string normal = "Normal",
    WordPictures? pictures = null
)
{
    /// <summary>Word opens no table with more.</summary>
    private const int MostColumns = 63;

    private const int DeepestContinue = 5;

    /// <summary>In fiftieths of a per cent.</summary>
    private const string WholeWidth = "5000";

    private readonly bool _isRightToLeft = Institution.IsRightToLeft(language);

    public IEnumerable<OpenXmlElement> Of(PaperBlock block) =>
        block switch
        {
            PaperTable { Columns: > MostColumns } wide => wide.Lines().Select(Of),
            // Word joins two tables that nothing separates.
            PaperTable table => [Of(table), new Paragraph()],
            PaperPicture picture => pictures?.Of(picture.Figure) is { } drawn
                ? [new Paragraph(new Run(drawn)), Of(picture.Caption)]
                : [Of(picture.Line)],
            _ => [Of((PaperParagraph)block)],
        };

    private Paragraph Of(PaperParagraph paragraph)
    {
        var tooHigh = WordLists.Spoken(paragraph.Item);
        var look = new ParagraphProperties { ParagraphStyleId = new() { Val = Style(paragraph) } };
        if (paragraph.Item is { } item && tooHigh is null)
            look.NumberingProperties = lists.Number(item, paragraph.Lists);
        var isRightToLeft = IsRightToLeft(paragraph);
        if (isRightToLeft) look.BiDi = new();
        if (paragraph.Quotes + paragraph.Lists > 0)
            look.Indentation = new()
            {
                Left = Twips(paragraph.Quotes + paragraph.Lists),
                Right = Twips(paragraph.Quotes),
            };
        if (paragraph.Item is not null) look.Indentation!.Hanging = Twips(1);
        var words = tooHigh is null ? paragraph.Runs : [new(tooHigh), .. paragraph.Runs];
        return new(runs.Of(words, isRightToLeft).Prepend(look));
    }

    private bool IsRightToLeft(PaperBlock block) => _isRightToLeft != Folding.IsTurned(block.Words, _isRightToLeft);

    private string Style(PaperParagraph paragraph) =>
        paragraph switch
        {
            { Look: PaperLook.Heading } => Digits("Heading", paragraph.Level - 1),
            { Look: not PaperLook.Text } => WordLook.Style(paragraph.Look),
            { Item: not null } => "ListParagraph",
            { Lists: 1 } => "ListContinue",
            { Lists: > 1 } => Digits("ListContinue", Math.Min(paragraph.Lists, DeepestContinue)),
            { Quotes: > 0 } => "Quote",
            _ => normal,
        };

    private Table Of(PaperTable table)
    {
        var look = new TableProperties
        {
            TableStyle = new() { Val = "TableGrid" },
            TableWidth = new() { Type = TableWidthUnitValues.Pct, Width = WholeWidth },
            TableLook = new() { Val = "0020" },
        };
        var isRightToLeft = IsRightToLeft(table);
        if (isRightToLeft) look.BiDiVisual = new();
        var columns = Enumerable.Range(0, table.Columns).ToList();
        var made = new Table(look, new TableGrid(columns.ConvertAll(_ => new GridColumn())));
        foreach (var cells in table.Rows)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            if (cells == table.Rows[0]) row.TableRowProperties!.AppendChild(new TableHeader());
            row.Append(
                columns.ConvertAll(at => Cell(at < cells.Count ? cells[at] : [], SideOf(table, at), isRightToLeft))
            );
            made.AppendChild(row);
        }
        return made;
    }

    private TableCell Cell(IReadOnlyList<PaperRun> words, Side? side, bool isRightToLeft)
    {
        var look = new ParagraphProperties();
        if (isRightToLeft) look.BiDi = new();
        if (side is Side.Right) look.Justification = new() { Val = JustificationValues.Right };
        if (side is Side.Center) look.Justification = new() { Val = JustificationValues.Center };
        return new(new Paragraph(runs.Of(words, isRightToLeft).Prepend(look)));
    }

    private static Side? SideOf(PaperTable table, int at) =>
        at < table.Sides.Count ? table.Sides[at] : null;

    private static string Twips(int indents) => Digits("", indents * WordLook.Indent);

    private static string Digits(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
}
