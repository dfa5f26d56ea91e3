using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>The notes of a Word document, at the foot of the page that marks them.</summary>
internal sealed class WordFootnotes
{
    private readonly Footnotes _notes;
    private readonly WordLinks _links;
    private readonly WordLists _lists;
    private readonly string _around;

    public WordFootnotes(MainDocumentPart main, WordLists lists, string around)
    {
        var part = main.AddNewPart<FootnotesPart>();
        (_links, _lists, _around) = (new(part), lists, around);
        part.Footnotes = _notes = new(
            Line(FootnoteEndnoteValues.Separator, -1, new SeparatorMark()),
            Line(FootnoteEndnoteValues.ContinuationSeparator, 0, new ContinuationSeparatorMark())
        );
    }

    public int Count { get; private set; }

    public void Add(PaperNote note, string language)
    {
        var runs = new WordRuns(_links, language, _around, firstNote: null);
        var raised = new RunProperties { RunStyle = new() { Val = "FootnoteReference" } };
        Run[] mark = [new(raised, new FootnoteReferenceMark()), new(WordRuns.TextOf(" "))];
        _notes.AppendChild(new Footnote(Blocks(note, runs, _lists, language, mark)) { Id = ++Count });
    }

    public static List<OpenXmlElement> Blocks(
        PaperNote note,
        WordRuns runs,
        WordLists lists,
        string language,
        params IEnumerable<Run> mark
    )
    {
        var blocks = new WordBlocks(runs, lists, language, "FootnoteText");
        var made = note.Blocks.SelectMany(blocks.Of).ToList();
        if (made is not [Paragraph, ..]) made.Insert(0, new Paragraph(new ParagraphProperties()));
        var first = (Paragraph)made[0];
        foreach (var run in mark.Reverse()) first.InsertAfter(run, first.ParagraphProperties);
        return made;
    }

    private static Footnote Line(FootnoteEndnoteValues type, int id, OpenXmlElement line) =>
        new(new Paragraph(new Run(line))) { Type = type, Id = id };
}
