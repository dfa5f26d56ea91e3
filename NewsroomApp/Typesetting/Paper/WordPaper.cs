using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>A draft or an edition as a Word document.</summary>
public sealed class WordPaper
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int Shown = 8;

    private readonly PaperEdition _edition;
    private readonly MainDocumentPart _main;
    private readonly WordLinks _links;
    private readonly WordFootnotes _notes;
    private readonly WordPictures _pictures;
    private readonly WordLists _lists = new();
    private readonly Body _body = new();

    private WordPaper(PaperEdition edition, MainDocumentPart main)
    {
        (_edition, _main, _links) = (edition, main, new(main));
        (_notes, _pictures) = (new(main, _lists, edition.Language), new(main, edition.FileOf));
    }

    public static byte[] Of(PaperEdition edition)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            Describe(document, edition);
            new WordPaper(edition, document.AddMainDocumentPart()).Write();
        }
        return file.ToArray();
    }

    private static void Describe(WordprocessingDocument document, PaperEdition edition)
    {
        var about = document.PackageProperties;
        (about.Title, about.Creator) = (edition.Title, edition.Institution.Name);
        (about.Language, about.Identifier) = (edition.Language, edition.Address);
        document.AddCustomFilePropertiesPart().Properties = new(
            Property(2, "Edition", edition.Name),
            Property(3, "Fingerprint", edition.Words.Fingerprint.Value)
        );
    }

    private static CustomDocumentProperty Property(int id, string name, string text) =>
        new(new VTLPWSTR(text))
        {
            // Of a property that somebody has named (ECMA-376-1, section 22.3).
            FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
            PropertyId = id,
            Name = name,
        };

    private void Write()
    {
        var sections = _edition.Sections().ToList();
        using var styles = new MemoryStream(WordLook.Styles(_edition.Language));
        _main.AddNewPart<StyleDefinitionsPart>().FeedData(styles);
        _main.AddNewPart<NumberingDefinitionsPart>().Numbering = _lists.Numbering;
        _main.AddNewPart<DocumentSettingsPart>().Settings = WordLook.Settings();
        foreach (var section in sections)
        {
            Write(section);
            if (section != sections[^1]) EndSection();
        }
        _body.AppendChild(Section());
        _main.Document = new(_body);
    }

    private void Write(PaperSection section)
    {
        var (language, around) = (section.Language, _edition.Language);
        var runs = new WordRuns(_links, language, around, _notes.Count + 1);
        var blocks = new WordBlocks(runs, _lists, language, pictures: _pictures);
        foreach (var block in section.Blocks) _body.Append(blocks.Of(block));
        foreach (var note in section.Notes.Where(n => n.IsMarked)) _notes.Add(note, language);
        var unmarked = new WordRuns(_links, language, around, firstNote: null);
        foreach (var note in section.Notes.Where(n => !n.IsMarked))
            _body.Append(WordFootnotes.Blocks(note, unmarked, _lists, language, Words($"[{note.Number}] ")));
    }

    /// <summary>A new section counts its notes from 1.</summary>
    private void EndSection()
    {
        if (_body.LastChild is not Paragraph last) _body.AppendChild(last = new());
        (last.ParagraphProperties ??= new()).SectionProperties = Section();
    }

    private SectionProperties Section()
    {
        var section = new SectionProperties();
        if (_body.Descendants<SectionProperties>().FirstOrDefault() is null)
            section.Append(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId() },
                new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId() }
            );
        section.Append(
            new FootnoteProperties(new NumberingRestart { Val = RestartNumberValues.EachSection }),
            new SectionType { Val = SectionMarkValues.Continuous },
            new PageSize { Width = 11_906, Height = 16_838 },
            new PageMargin { Top = 1_701, Bottom = 1_418, Left = 1_418, Right = 1_418, Header = 709, Footer = 709 }
        );
        if (Institution.IsRightToLeft(_edition.Language)) section.AppendChild(new BiDi());
        return section;
    }

    private string HeaderId()
    {
        var part = _main.AddNewPart<HeaderPart>();
        part.Header = new(Margin("Header", Words(_edition.Institution.Name), Tab(), Words(_edition.Stage)));
        return _main.GetIdOfPart(part);
    }

    private string FooterId()
    {
        var part = _main.AddNewPart<FooterPart>();
        var fingerprint = _edition.Words.Fingerprint.Value[..Shown];
        part.Footer = new(
            Margin(
                "Footer",
                Words($"{_edition.Name} · {fingerprint}"),
                Tab(),
                Words("Page "),
                new SimpleField(Words("1")) { Instruction = " PAGE " },
                Words(" of "),
                new SimpleField(Words("1")) { Instruction = " NUMPAGES " }
            )
        );
        return _main.GetIdOfPart(part);
    }

    private static Paragraph Margin(string style, params IEnumerable<OpenXmlElement> words) =>
        new(words.Prepend(new ParagraphProperties { ParagraphStyleId = new() { Val = style } }));

    private static Run Words(string text) => new(WordRuns.TextOf(text));

    private static Run Tab() => new(new TabChar());
}
