using System.Globalization;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Drafting;
using NewsroomApp.Typesetting;
using NewsroomApp.Typesetting.Paper;
using Document = NewsroomApp.Statements.Documents.Document;

namespace NewsroomApp.Tests.Typesetting.Paper;

public class WordPaperTests
{
    private static readonly Institution _office = new()
    {
        InstitutionName = "Lake Office",
        PublicUrl = "https://news.example",
    };

    public static TheoryData<string> Kinds =>
        [
            "The **council** met in *Tallvik*.\nIt decided.\n\nThen it rose.",
            "See [the report](https://x.example/a) and [there](https://x.example/b).",
            "## One\n\n### Two\n\nText.",
            "4. Takes note;\n5. Regrets;\n9. Decides.",
            "1. a\n\n   goes on\n\n2. b",
            "- a\n  - b\n    1. c\n    2. d\n- e\n\n7. f\n8. g",
            "1. a\n2. b\n\nText.\n\n3. c\n4. d",
            "> a **b**\n> \n> c\n\nd",
            "| Year | Sum |\n| --- | --- |\n| 2031 | 1,500 \\| 3 |\n| 2032 |  |",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| c | d |\n| --- | --- |\n| 3 | 4 |",
            "Up.[^1] Down.[^2]\n\n[^1]: First *of* [all](https://x.example/n).\n\n    More.\n\n[^2]: Second.",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_word_document_comes_back_as_it_was(string markdown)
    {
        var words = new Document { Headline = "Lamps", Place = "Tallvik", Date = new(2015, 11, 20), Body = markdown };
        Assert.Equal(words, Back(words));
    }

    [Fact]
    [Trait("Pace", "Slow")]
    public void No_letter_and_no_digit_is_lost() =>
        WrittenTexts.All.Sample(
            written =>
            {
                var file = Paper(new() { Headline = "Lamps", Body = written.Markdown });
                DemandValid(file);
                var back = ImportedFile.Read("a.docx", file, ["en"]).Words;
                var shown = back.Place + back.Date + VisibleText.Of(TypesetText.Of(back.Body).Html);
                foreach (var word in written.Words)
                    Assert.True(shown.Contains(word, StringComparison.Ordinal), $"{word}: {shown}\n{written.Markdown}");
            },
            iter: 1_000
        );

    [Fact]
    public void A_note_is_a_footnote_and_counts_anew_in_each_part()
    {
        var file = Paper(
            new() { Body = "x[^a] y[^a] z[^b]\n\n[^a]: A[^c]\n[^b]: B\n[^c]: C", NotesToEditors = "n[^1]\n\n[^1]: N" }
        );
        using var document = Open(file);
        var main = document.MainDocumentPart!;
        Assert.Equal(
            ["", "", " A[3]", " B", " N"],
            main.FootnotesPart!.Footnotes!.Elements<Footnote>().Select(n => n.InnerText)
        );
        var body = main.Document!.Body!;
        Assert.Equal([1L, 2L, 3L], body.Descendants<FootnoteReference>().Select(r => r.Id!.Value));
        Assert.Equal("1", Assert.Single(body.Descendants<SimpleField>()).InnerText);
        Assert.Contains("[3] C", body.InnerText, StringComparison.Ordinal);
        Assert.Equal(2, body.Descendants<NumberingRestart>().Count());
    }

    [Fact]
    public void A_text_from_right_to_left_is_set_so_and_each_language_is_named()
    {
        const string text = "- النص\n\n| أ | ب |\n|---|---|\n| ج | د |";
        var words = new Document { Language = "ar", Headline = "بيان", Body = text };
        using var arabic = Open(Paper(words.With(Parts.Body.In("fr"), "Le texte")));
        var body = arabic.MainDocumentPart!.Document!.Body!;
        Assert.All(
            body.Descendants<Paragraph>().Where(p => p.InnerText.Any(c => c >= '\u0590')),
            p => Assert.NotNull(p.ParagraphProperties!.BiDi)
        );
        var french = body.Descendants<Paragraph>().Single(p => p.InnerText == "Le texte");
        Assert.Null(french.ParagraphProperties!.BiDi);
        Assert.Equal("fr", french.Descendants<Languages>().Single().Val!.Value);
        Assert.NotNull(body.Descendants<BiDiVisual>().Single());
        Assert.Equal(
            "ar",
            arabic.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Bidi!
        );
    }

    [Fact]
    public void The_margins_say_whose_it_is_and_which_words()
    {
        var words = Texts.Complete;
        using var document = Open(Paper(words));
        var main = document.MainDocumentPart!;
        Assert.Equal("Lake OfficeApproved", main.HeaderParts.Single().Header!.InnerText);
        Assert.Equal(
            $"Edition 2 · {words.Fingerprint.Value[..8]}Page 1 of 1",
            main.FooterParts.Single().Footer!.InnerText
        );
        var about = document.PackageProperties;
        Assert.Equal((words.Headline, "Lake Office"), (about.Title, about.Creator));
        Assert.Contains(
            words.Fingerprint.Value,
            document.CustomFilePropertiesPart!.Properties!.InnerText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Pace", "Slow")]
    public void What_is_beyond_measure_is_set_all_the_same()
    {
        var columns = Enumerable.Range(1_000, 1_000).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        var wide = $"| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", 1_000))}";
        var notes = Enumerable.Range(1, 10_000).Select(n => $"w{n}[^{n}]\n\n[^{n}]: n{n}\n\n");
        using var document = Open(Paper(new() { Body = $"99999. x\n\n{wide}\n\n{string.Concat(notes)}" }));
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("99999. x", text, StringComparison.Ordinal);
        Assert.All(columns, c => Assert.Contains(c, text, StringComparison.Ordinal));
        Assert.Equal(10_002, document.MainDocumentPart.FootnotesPart!.Footnotes!.Elements<Footnote>().Count());
    }

    private static Document Back(Document words)
    {
        var file = Paper(words);
        DemandValid(file);
        return ImportedFile.Read("a.docx", file, ["en"]).Words;
    }

    private static byte[] Paper(Document words) =>
        WordPaper.Of(
            new(_office, words, new(2015, 11, 20), "https://news.example/statements/a", "Approved", "Edition 2")
        );

    private static void DemandValid(byte[] file)
    {
        using var document = Open(file);
        var mistakes = new OpenXmlValidator().Validate(document).Select(m => $"{m.Path?.XPath}: {m.Description}");
        var all = string.Join('\n', mistakes);
        Assert.True(all.Length == 0, all);
    }

    private static WordprocessingDocument Open(byte[] file) =>
        WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
