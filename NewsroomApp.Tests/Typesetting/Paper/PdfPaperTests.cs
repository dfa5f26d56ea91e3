using System.Globalization;
using System.Text;
using CsCheck;
using NewsroomApp.Typesetting.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace NewsroomApp.Tests.Typesetting.Paper;

public class PdfPaperTests
{
    private static readonly Institution _office = new()
    {
        InstitutionName = "Lake Office",
        PublicUrl = "https://news.example",
    };

    private static readonly DateTimeOffset _at = new(2015, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly Document _arabic = new Document { Language = "ar", Body = "في 2015 قال" }.With(
        Parts.Body.In("en"),
        "He said"
    );

    [Fact]
    [Trait("Pace", "Slow")]
    public void No_letter_and_no_digit_is_lost() =>
        WrittenTexts.All.Sample(
            written =>
            {
                var shown = Words(Paper(new() { Headline = "Lamps", Body = written.Markdown }));
                foreach (var word in written.Words)
                    Assert.True(shown.Contains(word, StringComparison.Ordinal), $"{word}: {shown}\n{written.Markdown}");
            },
            iter: 1_000
        );

    [Fact]
    public void The_same_words_make_the_same_bytes()
    {
        var file = Paper(Texts.Complete);
        Assert.Equal(file, Paper(Texts.Complete));
        using var document = PdfDocument.Open(file);
        Assert.Equal(
            (Texts.Complete.Headline, "Lake Office", "D:20151120120000+00'00'"),
            (document.Information.Title, document.Information.Author, document.Information.CreationDate)
        );
        Assert.Equal(
            "en",
            Assert.IsType<StringToken>(document.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data
        );
        Assert.Contains("1 / ", document.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Arabic_is_shaped_and_read_from_right_to_left_with_its_numbers()
    {
        using var document = PdfDocument.Open(Paper(_arabic));
        var letters = document.GetPage(1).Letters.Where(l => l.PointSize > 11.9 && l.PointSize < 12.1).ToList();
        var digits = string.Concat(letters.Where(l => char.IsDigit(l.Value[0])).Select(l => l.Value));
        Assert.Equal("2015", digits);
        var (first, number, last) = (At("ف"), At("2"), At("ق"));
        Assert.True(first > number && number > last, $"{first}, {number}, {last}");
        Assert.InRange(first, 450, 480);

        double At(string letter) =>
            letters.First(l => l.Value.Normalize(NormalizationForm.FormKC) == letter).StartBaseLine.X;
    }

    [Fact]
    public void A_paragraph_in_Arabic_runs_from_right_to_left_in_an_English_text()
    {
        using var document = PdfDocument.Open(Paper(new() { Language = "en", Body = "قال في بيان.\n\nHe said." }));
        var letters = document.GetPage(1).Letters.Where(l => l.PointSize > 11.9 && l.PointSize < 12.1).ToList();
        Assert.InRange(letters.Where(l => l.Value is "H").Min(l => l.StartBaseLine.X), 110, 120);
        var arabic = letters.Where(l => l.StartBaseLine.Y > letters[^1].StartBaseLine.Y + 1);
        Assert.InRange(arabic.Max(l => l.EndBaseLine.X), 470, 480);
    }

    [Fact]
    public void A_long_table_stays_one_with_a_long_word_in_it_and_has_its_head_on_each_page()
    {
        var rows = string.Concat(Enumerable.Range(100, 70).Select(n => $"| r{n} | {n} |\n"));
        var longest = new string('w', 200);
        var file = Paper(new() { Body = $"| Road | Length |\n|---|---|\n| {longest} | 5 |\n{rows}" });
        using var document = PdfDocument.Open(file);
        Assert.DoesNotContain("|", Words(file), StringComparison.Ordinal);
        Assert.Contains(longest, Words(file), StringComparison.Ordinal);
        Assert.True(document.NumberOfPages > 1);
        Assert.All(document.GetPages(), p => Assert.Contains("Road", p.Text, StringComparison.Ordinal));
        Assert.All(document.GetPages().SelectMany(p => p.Letters), l => Assert.InRange(l.EndBaseLine.X, 100, 485));
    }

    [Fact]
    public void No_page_begins_or_ends_with_a_single_line_of_a_paragraph()
    {
        foreach (var length in Enumerable.Range(20, 30))
        {
            var middle = string.Concat(Enumerable.Repeat("word ", length));
            var body = string.Join("\n\n", Enumerable.Range(10, 40).Select(i => $"s{i} {middle} e{i}"));
            using var document = PdfDocument.Open(Paper(new() { Headline = "Lamps", Body = body }));
            foreach (var page in document.GetPages())
            {
                var lines = page.Letters.Where(l => l.PointSize is > 11.9 and < 12.1)
                    .GroupBy(l => Math.Round(l.StartBaseLine.Y))
                    .OrderByDescending(l => l.Key)
                    .Select(l => string.Concat(l.Select(letter => letter.Value)))
                    .ToList();
                Assert.False(lines[^1].Contains('s') && !lines[^1].Contains('e'), lines[^1]);
                Assert.False(lines[0].Contains('e') && !lines[0].Contains('s'), lines[0]);
            }
        }
    }

    [Fact]
    [Trait("Pace", "Slow")]
    public void What_is_beyond_measure_is_set_all_the_same()
    {
        var columns = Enumerable.Range(1_000, 1_000).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
        var wide = $"| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", 1_000))}";
        var notes = Enumerable.Range(1, 10_000).Select(n => $"w{n}[^{n}]\n\n[^{n}]: n{n}\n\n");
        var longest = string.Concat(Enumerable.Range(1, 500).Select(n => $"x{n}"));
        var text = Words(Paper(new() { Body = $"{longest}\n\n{wide}\n\n{string.Concat(notes)}" }));
        Assert.All(columns, c => Assert.Contains(c, text, StringComparison.Ordinal));
        Assert.Contains("n10000", text, StringComparison.Ordinal);
        Assert.Contains(longest[..40], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_printed_with_a_letter_that_no_font_has()
    {
        Assert.False(new PrintFonts("/nowhere").CanPrint);
        Assert.True(PrintFonts.OfMachine.Print(Texts.Complete));
        var lacking = Texts.Complete with { Body = "A letter of no alphabet: \U000E8765" };
        Assert.False(PrintFonts.OfMachine.Print(lacking));
        Assert.Empty(PrintFonts.OfMachine.Remarks(Texts.Complete));
        Assert.Equal(Parts.Body, Assert.Single(PrintFonts.OfMachine.Remarks(lacking)).Part);
        Assert.Empty(new PrintFonts("/nowhere").Remarks(lacking));
    }

    private static byte[] Paper(Document words) =>
        PdfPaper.Of(
            new(_office, words, new(2015, 11, 20), "https://news.example/statements/a", "Published", "Edition 2"),
            _at,
            PrintFonts.OfMachine
        );

    private static string Words(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        var words = string.Concat(document.GetPages().Select(p => p.Text));
        return string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
    }
}
