using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Drafting.Import;

/// <summary>A Word copy of a statement that came back with tracked changes and comments.</summary>
public sealed class MarkedCopy
{
    private const int Context = 200;

    private const int Most = 500;

    private readonly List<Marking> _markings = [];

    private readonly List<MarkedChange> _rows = [];

    private List<string> _paragraphs = [];

    private MarkedCopy() { }

    private List<ImportedComment> Comments { get; set; } = [];

    /// <exception cref="Refusal">It is no Word file, or nobody has marked it.</exception>
    public static MarkedCopy Read(string fileName, byte[] bytes, CancellationToken cancel = default)
    {
        if (FileKinds.Of(fileName, bytes) is not FileKind.Word)
            throw new Refusal($"“{fileName}” is not a Word file. Save the marked copy as .docx.");
        var copy = new MarkedCopy();
        WordFile.Open(fileName, bytes, main => copy.Read(main, cancel), cancel);
        var count = copy._markings.Count + copy._rows.Count + copy.Comments.Count;
        if (count == 0)
            throw new Refusal($"“{fileName}” has no tracked changes and no comments. Use Import to begin a draft from it.");
        if (count > Most)
            throw new Refusal($"“{fileName}” has more than {Most} changes and comments. Import it as a new draft.");
        return copy;
    }

    /// <summary>Finds both again by their neighbours in the copy as it was before it was marked.</summary>
    public MarkedWords Against(Statements.Documents.Document words)
    {
        var letters = PrintedLetters.Of(words);
        return new([.. _markings.Select(m => m.In(words, letters)), .. _rows], Comments);
    }

    /// <summary>Paragraphs that are not in the draft as they were before the tracked changes.</summary>
    public IReadOnlyList<string> Untracked(PaperEdition draft, CancellationToken cancel = default)
    {
        var own = new MarkedCopy();
        WordFile.Open(draft.FileName, WordPaper.Of(draft), main => own.Read(main, cancel), cancel);
        var known = own._paragraphs.ConvertAll(PrintedLetters.WithoutSpace).ToHashSet();
        return _paragraphs.FindAll(p => !known.Contains(PrintedLetters.WithoutSpace(p)));
    }

    private static bool IsTracked(TableRow row) =>
        row.TableRowProperties?.ChildElements.Any(p => p is Inserted or Deleted) is true;

    /// <summary>For a suggestion the cells of other rows would be in its way.</summary>
    private static MarkedChange RowChange(TableRow row)
    {
        var inserted = row.TableRowProperties!.GetFirstChild<Inserted>();
        var author = inserted?.Author?.Value ?? row.TableRowProperties.GetFirstChild<Deleted>()?.Author?.Value;
        var cells = string.Join(" | ", row.Elements<TableCell>().Select(c => c.InnerText.Trim()));
        var before = row.PreviousSibling<TableRow>()?.Elements<TableCell>().FirstOrDefault()?.InnerText.Trim() ?? "";
        var place = before.Length > 0 ? $" below the one that begins with “{before}”" : " at the top of the table";
        var said = inserted is null ? $"Take out the row “{cells}” of the table." : $"Put in a row{place}: “{cells}”.";
        return new(ImportedComment.NameOf(author), null, null, said);
    }

    private void Read(MainDocumentPart main, CancellationToken cancel)
    {
        var words = new MarkedText();
        var body = main.Document?.Body?.Descendants<Paragraph>() ?? [];
        var footnotes = main.FootnotesPart?.Footnotes?.Descendants<Paragraph>() ?? [];
        var endnotes = main.EndnotesPart?.Endnotes?.Descendants<Paragraph>() ?? [];
        foreach (var paragraph in body.Concat(footnotes).Concat(endnotes))
        {
            cancel.ThrowIfCancellationRequested();
            if (paragraph.Ancestors<TableRow>().FirstOrDefault(IsTracked) is not { } row) words.Add(paragraph);
            else if (row.Descendants<Paragraph>().First() == paragraph) _rows.Add(RowChange(row));
        }
        _paragraphs = [.. words.Paragraphs];
        _markings.AddRange(words.Markings(Context));
        Comments = new WordComments(main).Read(id => words.Around(id, Context));
    }
}

/// <summary>What a marked copy says of a statement.</summary>
public sealed record MarkedWords(IReadOnlyList<MarkedChange> Changes, IReadOnlyList<ImportedComment> Comments)
{
    public IEnumerable<MarkedChange> Suggestions => Changes.Where(c => c.Replacement is not null);

    /// <summary>Changes that no suggestion can say.</summary>
    public IReadOnlyList<MarkedChange> Unfit => [.. Changes.Where(c => c.Replacement is null)];

    public void AddTo(Edition edition, SignOff by)
    {
        foreach (var (author, anchor, replacement, text) in Changes)
            edition.Comment(by, text, anchor, replacement, from: author);
        ImportedComment.AddTo(edition, Comments, by);
    }
}
