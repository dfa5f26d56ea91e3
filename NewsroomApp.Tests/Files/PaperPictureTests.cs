using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NewsroomApp.Drafting;
using NewsroomApp.Typesetting.Paper;
using UglyToad.PdfPig;

namespace NewsroomApp.Tests.Files;

/// <summary>Pictures on paper.</summary>
public sealed class PaperPictureTests : IDisposable
{
    private static readonly Picture _pier = new(new('a', 64), "pier", 900, 600);
    private static readonly Picture _gone = new(new('b', 64), "gone", 300, 900);

    private readonly string _file = Path.GetTempFileName();

    public PaperPictureTests() => File.WriteAllBytes(_file, TestPictures.Jpeg());

    public void Dispose() => File.Delete(_file);

    private PaperEdition Edition
    {
        get
        {
            var words = new Document { Headline = "Pier", Body = "One.\n\n![](pier)\n\nTwo." };
            words = words with { Pictures = [_pier, _gone] };
            return new(
                new() { InstitutionName = "Lake Office" },
                words.Described("pier").Described("gone"),
                new(2031, 5, 12),
                "https://news.example/statements/a",
                "Draft",
                "Edition 1"
            )
            {
                FileOf = picture => picture == _pier ? _file : null,
            };
        }
    }

    [Fact]
    public void A_word_document_shows_them_and_comes_back_with_them()
    {
        var file = WordPaper.Of(Edition);
        using (var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false))
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(m => $"{m.Path?.XPath}: {m.Description}"));
        var back = ImportedFile.Read("a.docx", file, ["en"]);
        Assert.Equal("A picture of pier", Assert.Single(back.Pictures).Alt);
        Assert.Equal(
            "One.\n\n![](picture-1)\n\nThe pier at noon · Photo: Ana Đinđić\n\nTwo.\n\n"
                + "\\[Picture · The gone at noon · Photo: Ana Đinđić]",
            back.Words.Body
        );
    }

    [Fact]
    public void A_pdf_shows_them_in_their_proportions_with_their_captions()
    {
        using var document = PdfDocument.Open(PdfPaper.Of(Edition, DateTimeOffset.UnixEpoch, PrintFonts.OfMachine));
        var page = document.GetPage(1);
        var image = Assert.Single(page.GetImages());
        Assert.Equal(1.5, image.BoundingBox.Width / image.BoundingBox.Height, 2);
        Assert.Contains("The pier at noon", page.Text, StringComparison.Ordinal);
        Assert.Contains("[Picture · The gone", page.Text, StringComparison.Ordinal);
    }
}
