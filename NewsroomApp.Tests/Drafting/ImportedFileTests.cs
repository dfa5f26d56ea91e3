using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using NewsroomApp.Drafting;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Drafting;

public class ImportedFileTests
{
    private static readonly string[] _languages = ["en", "fr", "de", "es", "sr-Latn"];

    private static Document Read(string text, string name = "statement.txt") =>
        ImportedFile.Read(name, Encoding.UTF8.GetBytes(text), _languages).Words;

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
    [InlineData("TALLVIK 20 November 2015 – The council met.", "TALLVIK", "The council met.")]
    [InlineData("Tallvik, Norrland, 20 November 2015\n\nThe council met.", "Tallvik, Norrland", "The council met.")]
    [InlineData("Tallvik, Friday, 20 November 2015\n\nThe council met.", "Tallvik", "The council met.")]
    [InlineData("Freitag, den 20. November 2015\n\nThe council met.", "", "The council met.")]
    [InlineData("2015-11-20\n\nThe council met.", "", "The council met.")]
    public void A_date_line_may_name_the_place_and_run_into_the_text(string text, string place, string body)
    {
        var words = Read("Headline\n\n" + text);
        Assert.Equal((new DateOnly(2015, 11, 20), place, body), (words.Date, words.Place, words.Body));
    }

    [Theory]
    [InlineData("Paris, le 1er avril 2031")]
    [InlineData("Berlin, den 1. April 2031")]
    [InlineData("Madrid, 1 de abril de 2031")]
    [InlineData("Beograd, 1. april 2031.")]
    [InlineData("Beograd, 1. 4. 2031.")]
    [InlineData("Prague, 01.04.2031")]
    [InlineData("Boston, April 1, 2031")]
    [InlineData("London, 1st April 2031 –")]
    [InlineData("Warszawa, 1 kwietnia 2031 r. –")]
    [InlineData("Roma, 1 aprile 2031 -")]
    [InlineData("Москва, 1 апреля 2031 —")]
    public void A_date_line_is_read_in_the_languages_of_the_house(string line)
    {
        var words = Read($"Headline\n\n{line}\n\nText.");
        Assert.Equal((new DateOnly(2031, 4, 1), line.Split(',')[0], "Text."), (words.Date, words.Place, words.Body));
    }

    [Fact]
    public void A_date_inside_the_first_sentence_is_no_date_line()
    {
        Assert.Equal("2 May 2031 - 3 May 2031", Read("Headline\n\n2 May 2031 - 3 May 2031").Body);
        var words = Read("Headline\n\nOn 20 November 2015 the council met.");
        Assert.Null(words.Date);
        Assert.Equal("On 20 November 2015 the council met.", words.Body);
        Assert.Equal("Press notes 2 May 2031", Read("Headline\n\nPress notes 2 May 2031").Body);
    }

    /// <summary>The day may come first or the month: only where it can be but one is it read.</summary>
    [Theory]
    [InlineData("London, 30/04/2031", 30)]
    [InlineData("Boston, 04/30/2031", 30)]
    [InlineData("Rome, 04/04/2031", 4)]
    [InlineData("London, 03/04/2031", null)]
    [InlineData("London, 30/30/2031", null)]
    public void A_date_that_could_be_two_stays_text(string line, int? day)
    {
        var words = Read($"Headline\n\n{line}\n\nText.");
        Assert.Equal(day is { } d ? new DateOnly(2031, 4, d) : null, words.Date);
        Assert.Equal(day is null ? $"{line}\n\nText." : "Text.", words.Body);
    }

    [Theory]
    [InlineData("-\n\nThe council met.", "\\-\n\nThe council met.")]
    [InlineData("* * *\n\nThe council met.", "\\* \\* \\*\n\nThe council met.")]
    [InlineData("-\n20 November 2015\n-----\n\nThe council met.", "The council met.")]
    public void A_dash_at_the_head_goes_only_with_a_date_below_it(string text, string body) =>
        Assert.Equal(body, Read("Headline\n\n" + text).Body);

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

    [Theory]
    [InlineData("• One\n•Two", "- One\n- Two")]
    [InlineData("*\tOne\n* Two", "- One\n- Two")]
    [InlineData("– One\n– Two", "- One\n- Two")]
    [InlineData("– One, she said.", "– One, she said.")]
    [InlineData("— One, he said.\n— Two? she asked.", "— One, he said.\n— Two? she asked.")]
    [InlineData("Up 2 per cent*.\n\n* First estimate.", "Up 2 per cent\\*.\n\n\\* First estimate.")]
    [InlineData("One\n\n* * *\n\nTwo\n\n- - -\n\n• • •", "One\n\n\\* \\* \\*\n\nTwo\n\n\\- - -\n\n• • •")]
    [InlineData(
        "Up 2 per cent*, or 3 %**.\n\n* Estimate of the harbour office\n** Final figure",
        "Up 2 per cent\\*, or 3 %\\*\\*.\n\n\\* Estimate of the harbour office\n\\*\\* Final figure"
    )]
    [InlineData("Up 2 per cent*:\n* One\n* Two", "Up 2 per cent\\*:\n- One\n- Two")]
    [InlineData("Up 2 %*.\n* Estimate", "Up 2 %\\*.\n\\* Estimate")]
    [InlineData("Signed.\n\n*      Language of the case: French.", "Signed.\n\n\\*      Language of the case: French.")]
    [InlineData("* In part.\n† Not yet.\n\nEnd.", "\\* In part.\n† Not yet.\n\nEnd.")]
    [InlineData("* One\n\nEnd.", "- One\n\nEnd.")]
    [InlineData("o\tOne\no\tTwo", "- One\n- Two")]
    [InlineData("o menino", "o menino")]
    [InlineData("*One", "\\*One")]
    [InlineData("1.\tOne\n2. Two\n4. Four", "1. One\n2. Two\n\n4\\. Four")]
    [InlineData("They agreed:\n- One\nThe end.", "They agreed:\n- One\n\nThe end.")]
    [InlineData("- 30 -", "- 30 -")]
    [InlineData("o first\no second", "- first\n- second")]
    [InlineData("–\tone", "- one")]
    [InlineData("- one that is\n  continued\n- two", "- one that is\n  continued\n- two")]
    [InlineData("    * one\n      goes on\n    * two", "- one\n  goes on\n- two")]
    [InlineData("• One\n  • Two\n  • Three\n• Four", "- One\n  - Two\n  - Three\n- Four")]
    [InlineData("•\tOne\no\tTwo\n▪\tThree\n•\tFour", "- One\n  - Two\n    - Three\n- Four")]
    [InlineData("1. One\n   - Two\n     goes on\n2. Three", "1. One\n   - Two\n     goes on\n2. Three")]
    [InlineData("o lamp\no oil\no rope", "- lamp\n- oil\n- rope")]
    [InlineData("o menino viu\ne depois\no farol", "o menino viu\ne depois\no farol")]
    public void Items_become_a_list(string plain, string markdown) =>
        Assert.Equal(markdown, Read("Headline\n\n" + plain).Body);

    private const string Mail = """
        The council of the five islands met the keepers of the lighthouses on
        Wednesday and heard how the lamps are kept through the winter storms.
        It thanked them.

        - The lamps are lit at dusk, which in the northern islands comes early
          in the afternoon.
        - The horns are sounded in fog.

        > Nobody keeps a lamp alone, said the oldest of the keepers, who lives
        > on the outermost island.

        Press desk
        Harbour Street 4
        Tallvik
        """;

    [Theory]
    [InlineData("a.txt", "\\> Nobody")]
    [InlineData("a.md", "> Nobody")]
    public void Wrapped_paragraphs_are_joined_and_breaks_that_were_meant_stay(string name, string quoted)
    {
        var body = Read("Headline\n\n" + Mail, name).Body.Split("\n\n");
        Assert.Equal(
            [
                "The council of the five islands met the keepers of the lighthouses on Wednesday and heard how the "
                    + "lamps are kept through the winter storms. It thanked them.",
                "- The lamps are lit at dusk, which in the northern islands comes early in the afternoon.\n"
                    + "- The horns are sounded in fog.",
                quoted
                    + " keeps a lamp alone, said the oldest of the keepers, who lives on the outermost island.",
                "Press desk\nHarbour Street 4\nTallvik",
            ],
            body
        );
    }

    [Fact]
    public void A_paragraph_after_a_date_is_joined_like_the_others()
    {
        const string text =
            "20 Nov. 2015 -- The Ministry of Water announced today that the river\n"
            + "levels have fallen by three per cent since the month of October, and\n"
            + "that talks about the dams and the harbours below them lasted until\n21. November.";
        Assert.StartsWith(
            "The Ministry of Water announced today that the river levels have fallen by three per cent since the "
                + "month of October, and that talks about the dams and the harbours below them lasted until 21",
            Read("Headline\n\n" + text).Body,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("For further information please contact the press office of the ministry at:\nMs Anna Smith, Head of the Press Office of the Ministry of Foreign Affairs,\nTelephone: +43 1 555 01 42, Fax: +43 1 555 01 43, Mobile: +43 664 555 01 42")]
    [InlineData("Roses are red,\nviolets are blue,\nand this is a line that is longer than the others are,\nso.")]
    [InlineData("Ann Lee\nMinistry of Foreign Affairs and of the Seas, Harbours and Lamps\nTallvik")]
    [InlineData("‣ More ferries between the islands in the months of summer\n‣ Fewer lorries in the streets of the harbour after ten at night")]
    [InlineData("One.\nTwo.")]
    public void A_poem_and_an_address_keep_their_lines(string lines) => Assert.Null(LineBreaks.Joined(lines));

    [Theory]
    [InlineData(
        "https://www.example.org/en/news/2031/11/20/a-long-address-of-a-page-that-does-not-fit-into-a-line.html\n\n",
        ""
    )]
    [InlineData(
        "",
        "\n\nAnd on the outermost island, where the lamp is lit before the others are,\nthe keepers sing."
    )]
    public void What_is_wider_than_the_rest_does_not_keep_the_rest_from_being_joined(string above, string below) =>
        Assert.StartsWith(
            above
                + "The council of the five islands met the keepers of the lighthouses on Wednesday and heard how the lamps",
            LineBreaks.Joined(
                above
                    + "The council of the five islands met the keepers of the lighthouses on\n"
                    + "Wednesday and heard how the lamps are kept through the winter storms of\n"
                    + "the north, and thanked all of them for the light, which has not gone out\n"
                    + "since the year in which the first of the towers was built on the coast.\n"
                    + "Nobody keeps a lamp alone, said the oldest of the keepers to the council.\n"
                    + "They had soup."
                    + below
            )
        );

    [Fact]
    public void Two_wrapped_items_with_numbers_are_a_list_and_a_dash_in_a_sentence_is_none()
    {
        var body = Read(
            "Headline\n\n10. The council recalls what it said in spring about the lamps and asks\n"
                + "    all of the keepers to do their utmost for them through the whole of\n    it.\n"
                + "11. The council invites the islands to send what they can spare, be it\n"
                + "    oil or bread.\n\nThe situation was grave through the whole of the dark winter, very grave\n"
                + "- but what was done by the keepers with or without the help of the\n"
                + "harbour was enough to keep each lamp alight."
        ).Body;
        Assert.Equal(
            "10. The council recalls what it said in spring about the lamps and asks all of the keepers to do their "
                + "utmost for them through the whole of it.\n11. The council invites the islands to send what they can "
                + "spare, be it oil or bread.\n\nThe situation was grave through the whole of the dark winter, very "
                + "grave - but what was done by the keepers with or without the help of the harbour was enough to keep "
                + "each lamp alight.",
            body
        );
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\\")]
    public void Two_blanks_or_a_backslash_at_the_end_of_a_line_mean_a_break(string mark)
    {
        var lines = Mail.Split("\n\n")[0].Split('\n');
        Assert.Equal(
            $"{lines[0]}{mark}\n{lines[1]} {lines[2]}",
            LineBreaks.Joined($"{lines[0]}{mark}\n{lines[1]}\n{lines[2]}")
        );
    }

    [Fact]
    public void Paragraphs_of_a_line_each_are_set_apart_where_that_is_asked_for()
    {
        var (one, two) = (Texts.Prose(40).Trim(), Texts.Prose(60).Trim());
        var file = Encoding.UTF8.GetBytes($"Headline\n{one}\nA heading\n{two}\n• One\n• Two\nPress desk\nTallvik");
        Assert.True(ImportedFile.HasParagraphALine("a.txt", file));
        Assert.Equal(
            $"{one}\n\nA heading\n\n{two}\n\n- One\n- Two\n\nPress desk\nTallvik",
            ImportedFile.Read("a.txt", file, _languages, apart: true).Words.Body
        );
        Assert.False(ImportedFile.HasParagraphALine("a.txt", Encoding.UTF8.GetBytes("Headline\n\n" + Mail)));
        Assert.False(ImportedFile.HasParagraphALine("a.txt", Encoding.UTF8.GetBytes(Texts.PlainFile)));
    }

    [Fact]
    public void A_file_with_byte_order_mark_in_utf8_or_utf16_is_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(
                "Đinđić",
                ImportedFile
                    .Read("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("Đinđić\r\n\r\nWords")], _languages)
                    .Words.Headline
            );
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xD7, (byte)'b' }, "not written in UTF-8")]
    [InlineData(new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0xFF, 0xFE }, "not a document")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' }, "not a document")]
    [InlineData(new byte[] { }, "no words")]
    [InlineData(new byte[] { 32, 10, 32 }, "no words")]
    public void What_cannot_be_read_is_refused_with_the_reason(byte[] bytes, string reason) =>
        Refuses(reason, () => ImportedFile.Read("a.txt", bytes, _languages));

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Refuses("larger than 2 MB", () => ImportedFile.Read("a.txt", new byte[2_000_001], _languages));

    [Fact]
    public void A_first_line_too_long_for_a_headline_begins_the_body()
    {
        var line = string.Join(' ', Enumerable.Repeat("lamps", 60));
        (string Name, string Text)[] files = [("a.txt", $"{line}.\n\nIt rained."), ("a.md", $"{line}.\n\nIt rained.")];
        foreach (var (name, text) in files)
        {
            var words = ImportedFile.Read(name, Encoding.UTF8.GetBytes(text), _languages).Words;
            Assert.Equal(("", text), (words.Headline, words.Body));
        }
    }

    [Fact]
    public void The_real_sample_is_a_complete_draft_where_it_is_at_hand()
    {
        var sample = Path.Combine(TestNewsroom.AppFolder(), "../../shared/samples/belgrade-2015.txt");
        Assert.SkipUnless(
            File.Exists(sample),
            "The sample is not part of the repository; it is read where it lies beside it."
        );
        var words = ImportedFile.Read(sample, File.ReadAllBytes(sample), _languages).Words;
        Assert.Equal(
            (new DateOnly(2015, 11, 20), new DateTime(2015, 11, 20, 12, 43, 0, DateTimeKind.Unspecified)),
            (words.Date, words.OriginalUpdatedAt)
        );
        Assert.Equal(5, TypesetText.Of(words.Body).Blocks().Count);
        Assert.DoesNotContain('\\', words.Body);
        Assert.Empty(words.Issues(live: null));
    }

    [Fact]
    public async Task A_file_that_does_not_arrive_is_asked_for_once_more()
    {
        var refused = await Assert.ThrowsAsync<Refusal>(() => ImportedFile.Bytes(new CutFile(), default));
        Assert.Equal("“lamps.docx” did not arrive whole. Choose it once more.", refused.Message);
    }

    /// <summary>As when the line to the browser is cut while it sends a file.</summary>
    private sealed class CutFile : IBrowserFile
    {
        public string Name => "lamps.docx";

        public DateTimeOffset LastModified => default;

        public long Size => 1_000;

        public string ContentType => "";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            throw new TimeoutException("Did not receive any data in the allotted time.");
    }
}
