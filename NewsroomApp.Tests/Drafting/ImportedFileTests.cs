using System.Text;
using NewsroomApp.Drafting;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Drafting;

public class ImportedFileTests
{
    private static Document Read(string text, string name = "statement.txt") =>
        ImportedFile.Read(name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_press_statement_comes_out_as_a_complete_draft()
    {
        var words = Read(Texts.PlainFile);
        Assert.Equal("Commissioner praises bridge builders on visit to Şile", words.Headline);
        Assert.Equal(new DateOnly(2014, 9, 3), words.Date);
        Assert.Equal(new DateTime(2014, 9, 4, 9, 7, 0, DateTimeKind.Unspecified), words.OriginalUpdatedAt);
        Assert.StartsWith(
            "The Commissioner, Siobhán Nic Cárthaigh, said Wednesday (3 September 2014) "
                + "that the bridge was “a long handshake”.",
            words.Body,
            StringComparison.Ordinal
        );
        Assert.Equal(4, TypesetText.Of(words.Body).Blocks().Count);
        Assert.Empty(words.Issues(live: null));
    }

    [Fact]
    public void Its_paragraphs_are_printed_to_the_letter()
    {
        var paragraphs = Texts.PlainFile.Split("\n\n")[2..];
        var printed = new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(TypesetText.Of(Read(Texts.PlainFile).Body).Html)
            .QuerySelectorAll("p");
        Assert.Equal(paragraphs, printed.Select(p => p.TextContent));
    }

    [Theory]
    [InlineData("TALLVIK, 20 November 2015 – The council met.", "TALLVIK", "The council met.")]
    [InlineData("Győr, 20 Nov 2015\n\nThe council met.", "Győr", "The council met.")]
    [InlineData("2015-11-20\n\nThe council met.", "", "The council met.")]
    public void A_date_line_may_name_the_place_and_run_into_the_text(string text, string place, string body)
    {
        var words = Read("Headline\n\n" + text);
        Assert.Equal((new DateOnly(2015, 11, 20), place, body), (words.Date, words.Place, words.Body));
    }

    [Fact]
    public void A_date_inside_the_first_sentence_is_no_date_line()
    {
        var words = Read("Headline\n\nOn 20 November 2015 the council met.");
        Assert.Null(words.Date);
        Assert.Equal("On 20 November 2015 the council met.", words.Body);
    }

    [Fact]
    public void A_date_that_does_not_exist_stays_text() =>
        Assert.Equal("31 Feb. 2015 -", Read("Headline\n\n31 Feb. 2015 -").Body);

    [Fact]
    public void Markdown_stays_markdown()
    {
        var words = Read("# Headline\n\n**Bold** and\n\n- a list", "statement.md");
        Assert.Equal(("Headline", "**Bold** and\n\n- a list"), (words.Headline, words.Body));
    }

    [Fact]
    public void What_word_processors_leave_between_the_letters_goes_and_their_line_breaks_stay()
    {
        var words = Read("Ministers\u2028\v\fOne\u0002\vtwo\u0085co\u001Eop\u2029har\u001Fbour\uFFFE \uFFFD.");
        Assert.Equal(("Ministers", "One\ntwo\nco\u2011op\nharbour \uFFFD."), (words.Headline, words.Body));
    }

    [Fact]
    public void Bullets_become_a_list() => Assert.Equal("- One\n- Two", Read("Headline\n\n• One\n• Two").Body);

    [Fact]
    public void A_file_with_byte_order_mark_in_utf8_or_utf16_is_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(
                "Đinđić",
                ImportedFile
                    .Read("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("Đinđić\r\n\r\nWords")])
                    .Headline
            );
    }

    [Theory]
    [InlineData(new byte[] { (byte)'V', (byte)'u', 0xE8, (byte)'i' }, "not written in UTF-8")]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0xFF, 0xFE }, "not a text file")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' }, "not a text file")]
    [InlineData(new byte[] { }, "no words")]
    [InlineData(new byte[] { 32, 10, 32 }, "no words")]
    public void What_cannot_be_read_is_refused_with_the_reason(byte[] bytes, string reason) =>
        Refuses(reason, () => ImportedFile.Read("a.txt", bytes));

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Refuses("larger than 2 MB", () => ImportedFile.Read("a.txt", new byte[2_000_001]));

    [Fact]
    public void A_first_line_too_long_for_a_headline_is_refused() =>
        Refuses("Headline takes up to 300", () => Read(Texts.Prose(200).Replace("\n\n", " ")));

    [Fact]
    public void The_real_sample_is_a_complete_draft_where_it_is_at_hand()
    {
        var sample = Path.Combine(TestNewsroom.AppFolder(), "../../shared/samples/belgrade-2015.txt");
        Assert.SkipUnless(
            File.Exists(sample),
            "The sample is not part of the repository; it is read where it lies beside it."
        );
        var words = ImportedFile.Read(sample, File.ReadAllBytes(sample));
        Assert.Equal(
            (new DateOnly(2015, 11, 20), new DateTime(2015, 11, 20, 12, 43, 0, DateTimeKind.Unspecified)),
            (words.Date, words.OriginalUpdatedAt)
        );
        Assert.Equal(5, TypesetText.Of(words.Body).Blocks().Count);
        Assert.DoesNotContain('\\', words.Body);
        Assert.Empty(words.Issues(live: null));
    }
}
