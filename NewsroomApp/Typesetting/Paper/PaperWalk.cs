using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Parsing;
using NewsroomApp.Typesetting.Writing;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Takes a text apart into what stands one below the other on paper.</summary>
/// <param name="page">The address of the statement.</param>
internal sealed class PaperWalk(string page)
{
    private readonly HashSet<NoteBlock> _marked = [];
    private List<PaperBlock> _blocks = [];
    private ListItemBlock? _item;
    private bool _isInNote;
    private int _quotes;
    private int _lists;

    public List<PaperNote> Notes { get; } = [];

    public List<PaperBlock> Walk(MarkdownDocument document)
    {
        Add((ContainerBlock)document);
        return _blocks;
    }

    public static List<PaperBlock> AsTyped(string text) =>
        [new PaperParagraph(PaperLook.Text, Lines(text.Split('\n'), new("")))];

    private static List<PaperRun> Lines(IEnumerable<string> lines, PaperRun look)
    {
        var runs = new List<PaperRun>();
        foreach (var line in lines)
        {
            if (runs.Count > 0) runs.Add(PaperRun.Break);
            runs.Add(look with { Text = line });
        }
        return runs;
    }

    private void Add(ContainerBlock blocks)
    {
        foreach (var block in blocks) Add(block);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case NotesBlock notes:
                foreach (var note in notes.OfType<NoteBlock>()) Add(note);
                break;
            case ListBlock list:
                Add(list);
                break;
            case Table table:
                StandAlone();
                var rows = table.OfType<TableRow>().Select(Cells).ToList();
                var sides = table.ColumnDefinitions.Select(c => c.Alignment).ToList();
                _blocks.Add(new PaperTable(rows, sides) { Quotes = _quotes, Lists = _lists });
                break;
            case QuoteBlock quotation:
                _quotes++;
                Add((ContainerBlock)quotation);
                _quotes--;
                break;
            case ContainerBlock container:
                Add(container);
                break;
            case ThematicBreakBlock:
                StandAlone();
                Add(PaperLook.Rule, []);
                break;
            case CodeBlock code:
                Add(PaperLook.Code, Lines(PlainWriter.Lines(code), new("") { Code = true }));
                break;
            case HeadingBlock { Inline: { } words } heading:
                Add(PaperLook.Heading, Runs(words), heading.Level);
                break;
            case PictureBlock picture:
                StandAlone();
                _blocks.Add(new PaperPicture(picture.Figure) { Quotes = _quotes, Lists = _lists });
                break;
            case LeafBlock { Inline: { } words }:
                Add(PaperLook.Text, Runs(words));
                break;
        }
    }

    private void Add(NoteBlock note)
    {
        var text = _blocks;
        (_blocks, _isInNote) = ([], true);
        Add((ContainerBlock)note);
        Notes.Add(new(note.Number, _marked.Contains(note), _blocks));
        (_blocks, _isInNote) = (text, false);
    }

    private void Add(ListBlock list)
    {
        StandAlone();
        _lists++;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            _item = item;
            Add((ContainerBlock)item);
            StandAlone();
        }
        _lists--;
    }

    /// <summary>The number of an item that begins with no words has a line of its own.</summary>
    private void StandAlone()
    {
        if (_item is not null) Add(PaperLook.Text, []);
    }

    private void Add(PaperLook look, List<PaperRun> runs, int level = 0)
    {
        _blocks.Add(
            new PaperParagraph(look, runs)
            {
                Quotes = _quotes,
                Lists = _lists,
                Level = level,
                Item = _item,
            }
        );
        _item = null;
    }

    private IReadOnlyList<IReadOnlyList<PaperRun>> Cells(TableRow row) =>
        [
            .. row.OfType<TableCell>()
                .Select(cell => cell.OfType<LeafBlock>().SelectMany(b => Runs(b.Inline!)).ToList()),
        ];

    private List<PaperRun> Runs(ContainerInline words)
    {
        var runs = new List<PaperRun>();
        Add(words, new(""), runs);
        return runs;
    }

    private void Add(ContainerInline words, PaperRun look, List<PaperRun> runs)
    {
        foreach (var inline in words) Add(inline, look, runs);
    }

    private void Add(Inline inline, PaperRun look, List<PaperRun> runs)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Say(literal.Content.ToString(), look);
                break;
            case HtmlEntityInline entity:
                Say(entity.Transcoded.ToString(), look);
                break;
            case CodeInline code:
                Say(code.Content, look with { Code = true });
                break;
            case LineBreakInline:
                runs.Add(PaperRun.Break);
                break;
            case AutolinkInline link:
                Say(link.Url, look with { Link = LinkOf(link) });
                break;
            case NoteMark mark:
                if (!_isInNote) _marked.Add(mark.Note);
                Say(NoteIds.Shown(mark), look with { Mark = mark });
                break;
            case DelimiterInline delimiter:
                Say(delimiter.ToLiteral(), look);
                Add(delimiter, look, runs);
                break;
            case EmphasisInline { DelimiterCount: 2 } strong:
                Add(strong, look with { Bold = true }, runs);
                break;
            case EmphasisInline emphasis:
                Add(emphasis, look with { Italic = true }, runs);
                break;
            case LinkInline { IsImage: false, Url: { } address } link when look.Link.Length == 0:
                Add(link, look with { Link = HtmlWriter.Address(page, address) }, runs);
                break;
            case ContainerInline container:
                Add(container, look, runs);
                break;
        }

        void Say(string text, PaperRun words)
        {
            text = CleanText.Of(text, singleLine: true);
            if (text.Length > 0) runs.Add(words with { Text = text });
        }
    }

    private static string LinkOf(AutolinkInline link) =>
        link.IsEmail ? "mailto:" + link.Url
        : AllowedLinks.Has(link.Url) ? link.Url
        : "";
}
