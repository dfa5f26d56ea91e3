using NewsroomApp.Drafting;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Typesetting;
using static NewsroomApp.Tests.Support.WordMaker;

namespace NewsroomApp.Tests.Drafting.Import;

public class WordFileTests
{
    private const string Lists =
        """
        <w:abstractNum w:abstractNumId='0'>
          <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>
          <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl>
          <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.%3'/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId='1'>
          <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val=''/></w:lvl>
          <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>
        </w:abstractNum>
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
        <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
        <w:num w:numId='3'><w:abstractNumId w:val='0'/>
          <w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>
        """;

    private static readonly string _head = P(R("Headline"), Style("Titel"));

    private static string Field(string code, string words) =>
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        + $"<w:r><w:instrText xml:space='preserve'> {code} </w:instrText></w:r>"
        + $"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{R(words)}<w:r><w:fldChar w:fldCharType='end'/></w:r>";

    private static string Cells(params string[] cells) =>
        $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc>{P(R(c))}</w:tc>"))}</w:tr>";

    public static TheoryData<string, string, string> Kinds =>
        new()
        {
            {
                "headings by names, styles based on them, and outlines",
                P(R("One"), Style("berschrift1"))
                    + P(R("Two"), Style("Hausstil"))
                    + P(R("Three"), "<w:outlineLvl w:val='2'/>"),
                "## One\n\n### Two\n\n#### Three"
            },
            { "bold by style", P(R("All ") + R("not", "<w:rStyle w:val='Stark'/>"), Style("Fett")), "**All** not" },
            {
                "bold and italic by themselves",
                P(R("a ") + R("b", "<w:b/>") + R(" c", "<w:b w:val='0'/><w:i/>")),
                "a **b** *c*"
            },
            {
                "links",
                P(
                    $"<w:hyperlink r:id='rId9'>{R("here")}</w:hyperlink>{R(" and ")}"
                        + Field("HYPERLINK \"https://x.example/b\"", "there")
                ),
                "[here](https://x.example/a) and [there](https://x.example/b)"
            },
            {
                "a link with bold words",
                P($"<w:hyperlink r:id='rId9'>{R("page ")}{R("one", "<w:b/>")}</w:hyperlink>{R(".")}"),
                "[page **one**](https://x.example/a)."
            },
            { "other fields", P(R("On ") + Field("DATE \\@ \"d MMMM\"", "3 May")), "On 3 May" },
            {
                "lists",
                P(R("a"), Item(1, 0)) + P(R("b"), Item(1, 0)) + P(R("c"), Item(2, 0)) + P(R("d"), Item(2, 1)),
                "1. a\n2. b\n\n- c\n  - d"
            },
            {
                "numbers that are no plain ones, as shown",
                P(R("a"), Item(1, 0)) + P(R("b"), Item(1, 1)) + P(R("c"), Item(1, 1)) + P(R("d"), Item(1, 2)),
                "1. a\n\n   a) b\n\n   b) c\n\n   1.I d"
            },
            {
                "a list that goes on after text, and one that starts again",
                P(R("a"), Item(1, 0)) + P(R("text")) + P(R("b"), Item(1, 0)) + P(R("c"), Item(3, 0)),
                "1. a\n\ntext\n\n2. b\n7. c"
            },
            {
                "tables",
                $"<w:tbl>{Cells("a", "b")}{Cells("1|2", "")}</w:tbl>",
                "| a | b |\n| --- | --- |\n| 1\\|2 |  |"
            },
            {
                "notes",
                P(R("Word") + "<w:r><w:footnoteReference w:id='2'/></w:r>"),
                "Word[^1]\n\n[^1]: A note\n\n    in two"
            },
            {
                "line breaks, hyphens and blanks",
                P(
                    "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
                        + "<w:softHyphen/><w:t>d\u00A0e</w:t><w:tab/><w:t>f</w:t></w:r>"
                ),
                "a\nb\u2011c\u00ADd\u00A0e f"
            },
            {
                "signs of a font",
                P(
                    "<w:r><w:sym w:font='Symbol' w:char='F0B3'/>"
                        + "<w:sym w:font='Wingdings' w:char='F0E0'/></w:r>"
                ),
                "≥→"
            },
            {
                "changes as accepted",
                P(
                    $"{R("a ")}<w:ins w:id='1'>{R("new")}</w:ins><w:del w:id='2'>"
                        + "<w:r><w:delText>old</w:delText></w:r></w:del>"
                ),
                "a new"
            },
            { "a deleted end of a paragraph", P(R("a "), "<w:rPr><w:del w:id='3'/></w:rPr>") + P(R("b")), "a b" },
            {
                "the smart tags of Word 2003",
                P(R("In ") + $"<w:smartTag><w:smartTag>{R("Brussels", "<w:b/>")}</w:smartTag></w:smartTag>" + R(".")),
                "In **Brussels**."
            },
            { "content controls", $"<w:sdt><w:sdtContent>{P(R("a"))}</w:sdtContent></w:sdt>", "a" },
            { "capitals as shown", P(R("Ana ", "<w:caps/>") + R("Small", "<w:smallCaps/>")), "ANA Small" },
            {
                "quotations by style, in any language",
                P(R("a"), Style("Zitat")) + P(R("b ") + R("c", "<w:b/>"), Style("Hauszitat")) + P(R("d")),
                "> a\n> \n> b **c**\n\nd"
            },
            { "raised figures", P(R("10") + R("6", "<w:vertAlign w:val='superscript'/>")), "10⁶" },
            { "what Markdown would read", P(R("1. not *an* item_ [x]")), "1\\. not \\*an\\* item\\_ \\[x]" },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_word_document_comes_out_as_it_is_printed(string kind, string body, string markdown)
    {
        var read = Read(
            new()
            {
                Numbering = Lists,
                Footnotes = $"<w:footnote w:type='separator' w:id='0'>{P("")}</w:footnote>"
                    + $"<w:footnote w:id='2'>{P("<w:r><w:footnoteRef/></w:r>" + R(" A note"))}"
                    + $"{P(R("in two"))}</w:footnote>",
            },
            _head + body
        );
        Assert.Equal(("Headline", markdown), (read.Words.Headline, read.Words.Body));
        Assert.Equal(
            kind.Contains("change", StringComparison.Ordinal) || kind.Contains("deleted", StringComparison.Ordinal)
                ? ["Tracked changes, taken as accepted"]
                : [],
            read.NotTaken
        );
    }

    [Fact]
    public void A_date_line_is_read_as_in_plain_text()
    {
        var words = Read(new(), _head + P(R("Tallvik, 20 November 2015", "<w:b/>") + R(" – The council met."))).Words;
        Assert.Equal(
            ("Tallvik", new DateOnly(2015, 11, 20), "The council met."),
            (words.Place, words.Date, words.Body)
        );
    }

    [Fact]
    public async Task Pictures_come_along_with_their_alternative_text_and_stand_where_they_stood()
    {
        await using var newsroom = await TestNewsroom.Open();
        var maker = new WordMaker
        {
            Pictures =
            {
                ["rId21"] = TestPictures.Jpeg(),
                ["rId22"] = TestPictures.Jpeg(shade: 20),
                ["rId23"] = "not a picture"u8.ToArray(),
            },
        };
        var file = maker.Make(
            P(R("Bridge"), Style("Titel"))
                + P(R("It opened.") + Drawing("rId21", "The bridge at noon"))
                + P(Drawing("rId23", "A drawing of old"))
                + $"<w:tbl><w:tr><w:tc>{P(R("a") + Drawing("rId22", ""))}</w:tc><w:tc>{P(R("b"))}</w:tc></w:tr></w:tbl>"
                + P(Drawing("rId21", "Again"))
                + P(R("It closed."))
        );
        var read = await newsroom.Drafting.Read("bridge.docx", file, apart: false);
        Assert.Equal(
            "It opened.\n\n![](picture-1)\n\n| a | b |\n| --- | --- |\n\n![](picture-1)\n\nIt closed.",
            read.Words.Body
        );
        Assert.Equal(["picture-1", "picture-3"], read.Words.Pictures.Select(p => p.Name));
        Assert.Equal(
            ["The bridge at noon", ""],
            read.Words.Pictures.Select(p => read.Words[p.AltText])
        );
        var behind = Assert.Single(read.NotTaken);
        Assert.StartsWith("A picture: “A drawing of old”. This can be neither shown", behind, StringComparison.Ordinal);
        var id = await newsroom.Drafting.Import(newsroom.As(DemoCast.Officer), read);
        Assert.Equal(read.Words, (await newsroom.Drafting.Find(id))!.Open!.Words);
    }

    [Fact]
    public void What_stays_behind_is_named()
    {
        var read = Read(
            new() { Header = P(R("Draft v3")) },
            _head
                + P(
                    "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='Harbour at dusk'/><a:graphic>"
                        + "<a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
                        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
                        + "<a:graphic><a:graphicData>"
                        + $"<wps:wsp><wps:txbx><w:txbxContent>{P(R("Boxed"))}</w:txbxContent></wps:txbx></wps:wsp>"
                        + "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
                        + R("Secret", "<w:vanish/>")
                        + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
                        + R("Words")
                )
        );
        Assert.Equal("Words", read.Words.Body);
        Assert.Equal(
            [
                "A picture: “Harbour at dusk”",
                "A text box: “Boxed”",
                "Hidden text: “Secret”",
                "A formula: “x”",
                "Headers and footers: “Draft v3”",
            ],
            read.NotTaken
        );
    }

    [Fact]
    public void The_words_of_a_table_within_a_table_stay_in_its_cell()
    {
        var inner = $"<w:tbl>{Cells("Serbia", "10")}{Cells("Croatia", "20")}</w:tbl>{P("")}";
        var read = Read(new(), _head + $"<w:tbl><w:tr><w:tc>{P(R("a"))}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>");
        Assert.Equal("| a | Serbia 10 Croatia 20 |\n| --- | --- |", read.Words.Body);
        Assert.Equal(["A table within a table, its words kept in one cell: “Serbia 10 Croatia 20”"], read.NotTaken);
        Assert.Equal(
            "| Serbia | 10 |\n| --- | --- |\n| Croatia | 20 |",
            Read(new(), _head + $"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>").Words.Body
        );
    }

    [Fact]
    public async Task A_thread_that_was_settled_in_word_comes_settled_with_its_replies()
    {
        static string Comment(int id, string author, string words) =>
            $"<w:comment w:id='{id}' w:author='{author}'>"
            + $"<w:p w14:paraId='0000000{id}'>{R(words)}</w:p></w:comment>";
        await using var newsroom = await TestNewsroom.Open();
        var file = new WordMaker
        {
            Comments = Comment(1, "Marta", "Who?") + Comment(2, "Piotr", "The council.") + Comment(3, "Marta", "When?"),
            Threads = "<w15:commentEx w15:paraId='00000001' w15:done='1'/>"
                + "<w15:commentEx w15:paraId='00000002' w15:paraIdParent='00000001' w15:done='1'/>"
                + "<w15:commentEx w15:paraId='00000003' w15:done='0'/>",
        }.Make(_head + P(R("They met.")));
        var ana = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Drafting.Import(ana, await newsroom.Drafting.Read("a.docx", file, apart: false));
        Assert.Equal(
            [
                ("Marta: Who?", Outcome.Resolved, "Piotr wrote in the file: The council."),
                ("Marta: When?", default(Outcome?), ""),
            ],
            (await newsroom.Drafting.Find(id))!.Open!.Comments.Select(c =>
                ($"{c.From}: {c.Text}", c.Outcome, string.Concat(c.Replies.Select(r => r.Text)))
            )
        );
    }

    [Fact]
    public async Task Comments_become_comments_on_their_words()
    {
        static string Comment(int id, string words) =>
            $"<w:comment w:id='{id}' w:author='Marta Nowak'>{P(R(words))}</w:comment>";
        await using var newsroom = await TestNewsroom.Open();
        var file = new WordMaker
        {
            Comments = Comment(1, "Who?") + Comment(2, "All of it?"),
        }.Make(
            _head
                + P(
                    R("the council and ")
                        + "<w:commentRangeStart w:id='1'/>"
                        + R("the ", "<w:b/>")
                        + R("council")
                        + "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"
                        + R(" [sic] met.")
                )
        );
        var ana = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Drafting.Import(ana, await newsroom.Drafting.Read("a.docx", file, apart: false));
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal("the council and **the** council \\[sic] met.", edition.Words.Body);
        Assert.Equal(
            [
                ("Marta Nowak: Who?", "the** council"),
                ("Marta Nowak: All of it?", null),
            ],
            edition.Comments.Select(c => ($"{c.From}: {c.Text}", c.Anchor?.Quote))
        );
        Assert.Equal(18, edition.Comments[0].Anchor!.Start);
    }

    /// <summary>The subtitle, what stands around it, and what becomes standfirst and text.</summary>
    [Theory]
    [InlineData("", "They met.", "", "They met.", "")]
    [InlineData("Lamps", "They met.", "", "They met.", "Lamps")]
    [InlineData("Tallvik, 20 November 2015", "They met.", "", "They met.", "")]
    [InlineData("Lamps", "They met.", "Press release", "Press release\n\nThey met.", "Lamps")]
    [InlineData("", "They met.", "Lamps", "They met.\n\nLamps", "", true)]
    public void A_subtitle_is_the_standfirst(
        string subtitle,
        string text,
        string other,
        string body,
        string standfirst,
        bool isBelow = false
    )
    {
        var look = Style("Untertitel");
        var head = (isBelow ? "" : P(R(other))) + _head + P(R(subtitle), look);
        var read = Read(new(), head + P(R(text)) + (isBelow ? P(R(other), look) : "")).Words;
        Assert.Equal(("Headline", standfirst, body), (read.Headline, read.Standfirst, read.Body));
    }

    [Fact]
    public void A_hundred_pages_are_read_whole()
    {
        var paragraph = P(R("The council ", "<w:b/>") + R(Texts.Prose(50).Replace('\n', ' ')));
        var read = Read(new(), _head + string.Concat(Enumerable.Repeat(paragraph, 1_000)));
        Assert.Equal(1_000, TypesetText.Of(read.Words.Body).Blocks().Count);
    }

    private static ImportedText Read(WordMaker word, string body) =>
        ImportedFile.Read("a.docx", word.Make(body), ["en"]);
}
