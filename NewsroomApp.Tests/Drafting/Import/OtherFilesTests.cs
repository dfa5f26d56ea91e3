using System.IO.Compression;
using System.Text;
using NewsroomApp.Drafting;
using NewsroomApp.Drafting.Import;
using static NewsroomApp.Tests.Support.OpenDocumentMaker;

namespace NewsroomApp.Tests.Drafting.Import;

public class OtherFilesTests
{
    private static ImportedText Read(byte[] bytes, string name = "a.txt") => ImportedFile.Read(name, bytes, ["en"]);

    private static ImportedText Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <summary>LibreOffice gives each direct format a style of its own (T1), and nests its lists.</summary>
    [Fact]
    public void An_open_document_comes_out_as_it_is_printed()
    {
        var read = Read(
            Make(
                """
                <text:tracked-changes>
                  <text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region>
                </text:tracked-changes>
                <text:p text:style-name='P1'>Headline</text:p>
                <text:p text:style-name='P2'>Lamps</text:p>
                <text:h text:outline-level='2'>Two</text:h>
                <text:p>a <text:span text:style-name='T1'>bold</text:span><text:s text:c='2'/><text:a
                xlink:href='https://x.example/'>here</text:a><text:line-break/>b<text:tab/>c<text:note
                ><text:note-citation>1</text:note-citation
                ><text:note-body><text:p>A note</text:p></text:note-body></text:note></text:p>
                <text:list text:style-name='L1'>
                  <text:list-item><text:p>one</text:p>
                    <text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list>
                  </text:list-item>
                  <text:list-item><text:p>two</text:p></text:list-item>
                </text:list>
                <table:table><table:table-row>
                  <table:table-cell><text:p>x</text:p></table:table-cell>
                  <table:table-cell><text:p>y</text:p></table:table-cell>
                </table:table-row></table:table>
                <text:p><draw:frame><draw:image/><svg:desc>Harbour</svg:desc></draw:frame>
                  <draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>
                <text:p><office:annotation office:name='1'><dc:creator>Marta Nowak</dc:creator><text:p>Who?</text:p>
                  </office:annotation>The end<office:annotation-end office:name='1'/></text:p>
                """,
                """
                <style:style style:name='P1' style:parent-style-name='Title'/>
                <style:style style:name='P2' style:parent-style-name='Subtitle'/>
                <style:style style:name='Subtitle'/>
                <style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>
                <text:list-style style:name='L1'>
                  <text:list-level-style-number text:level='1' style:num-suffix='.' text:start-value='4'/>
                  <text:list-level-style-number text:level='2' style:num-suffix=')' style:num-format='a'/>
                </text:list-style>
                """
            )
        );
        Assert.Equal(("Headline", "Lamps"), (read.Words.Headline, read.Words.Standfirst));
        Assert.Equal(
            "## Two\n\na **bold** [here](https://x.example/)\nb c[^1]\n\n4. one\n\n   a) deep\n\n5. two\n\n"
                + "| x | y |\n| --- | --- |\n\nThe end\n\n[^1]: A note",
            read.Words.Body
        );
        Assert.Equal(
            ["Tracked changes, taken as accepted", "A picture: “Harbour”", "A text box: “Boxed”"],
            read.NotTaken
        );
        var comment = Assert.Single(read.Comments);
        Assert.Equal(
            ("Marta Nowak wrote in the file: Who?", "The end"),
            (comment.Quoted, comment.AnchorIn(read.Words)?.Quote)
        );
    }

    [Fact]
    public void A_page_of_html_is_read_by_what_it_holds_and_whatever_it_is_called()
    {
        var read = Read(
            "<!DOCTYPE html><html><head><title>T</title></head><body><p>Press release<h1>Headline</h1>"
                + "<p>Paris, 20 November 2015</p><p>A <a href='https://x.example'>link</a>."
        );
        Assert.Equal(
            ("Headline", "Press release\n\nParis, 20 November 2015\n\nA [link](https://x.example)."),
            (read.Words.Headline, read.Words.Body)
        );
        var page = Encoding.Latin1.GetBytes("<meta charset=\"iso-8859-1\"><h1>Café</h1><p>Noël");
        Assert.Equal(("Café", "Noël"), (Read(page).Words.Headline, Read(page).Words.Body));
    }

    [Theory]
    [InlineData(1253, "Δήλωση του Υπουργού: η κυβέρνηση ενέκρινε χθες το σχέδιο για τα λιμάνια.")]
    [InlineData(1255, "הודעה לעיתונות: הממשלה אישרה אתמול את התוכנית לנמלים.")]
    [InlineData(1255, "הודעה")]
    [InlineData(949, "성명: 정부는 어제 항구 계획을 승인했다고 장관이 말했다.")]
    [InlineData(949, "성명")]
    [InlineData(1254, "Açıklama: Hükümet dün liman planını onayladı, bakan “ığüşöç” dedi.")]
    [InlineData(1254, "Açıklama")]
    [InlineData(1257, "Paziņojums: valdība vakar apstiprināja ostu plānu, ministrs teica, ka to gaidīja šeit.")]
    [InlineData(1257, "Pareiškimas: vyriausybė vakar patvirtino uostų planą, ministras sakė, kad jo laukė.")]
    [InlineData(1256, "بيان صحفي: وافقت الحكومة أمس على خطة الموانئ.")]
    [InlineData(936, "声明：政府昨天批准了港口计划。")]
    [InlineData(950, "聲明：政府昨天批准了港口計劃。")]
    [InlineData(932, "声明：政府は昨日、港湾計画を承認した。")]
    [InlineData(852, "Oświadczenie: rząd przyjął wczoraj plan portów, powiedział minister.")]
    [InlineData(866, "Заявление: правительство вчера утвердило план портов.")]
    public void What_is_written_in_no_known_way_is_refused_rather_than_guessed(int page, string text)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
        Refuses("not written in UTF-8", () => Read(bytes));
    }

    [Theory]
    [InlineData(1251, "Саопштење: влада је јуче усвојила план лука, рекао је министар Ђорђевић.")]
    [InlineData(1251, "Заява: уряд учора схвалив план портів, сказав міністр. “Це добре”, додав він.")]
    [InlineData(1251, "Вучић")]
    [InlineData(1251, "Mr. Smith (NATO) и Kongsberg: правителството одобри плана за F-16 и MiG-29.")]
    [InlineData(1250, "Zażółć gęślą jaźń. Rada przyjęła wniosek, a minister powiedział „tak”.")]
    [InlineData(1250, "Příliš žluťoučký kůň úpěl ďábelské ódy. Vláda včera schválila návrh zákona.")]
    [InlineData(1250, "Ministar Đorđević je rekao da će odluka važiti već sutra u čitavoj državi.")]
    [InlineData(1250, "Vučić")]
    [InlineData(1251, "Министар Ђорђевић је рекао да ће одлука важити већ сутра.")]
    [InlineData(1251, "Совет принял решение и сообщил об этом журналистам – «сегодня».")]
    [InlineData(1251, "Рада ухвалила рішення, яке набуде чинності її наступного дня, з’їзд.")]
    [InlineData(1252, "Der Minister äußerte sich über die Größe der Brücke und die Mühen.")]
    [InlineData(1252, "Le conseil a décidé à l’unanimité, après une très brève séance, où l’œuvre fut lue.")]
    [InlineData(1252, "España y la niña: el año pasado él habló allí.")]
    public void Letters_of_older_programs_are_told_by_the_words_they_make(int page, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var read = Read(encoding.GetBytes($"Headline\n\n{text}"));
        Assert.Equal(text, read.Words.Body);
        Assert.StartsWith($"Windows-{page}", read.GuessedEncoding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-2", "że ktoś zmierzył lód i że coś pękło")]
    [InlineData("iso-8859-2", "Šťastný kůň běžel přes síť. Vláda včera schválila návrh zákona.")]
    [InlineData("iso-8859-2", "Župan Novaković je rekao da će odluka već sutra važiti u čitavoj državi.")]
    [InlineData("iso-8859-2", "Župan je včeraj sporočil, da bo odločitev začela veljati že jutri, kar je še šolam všeč.")]
    [InlineData("iso-8859-5", "Совет принял решение и сообщил об этом журналистам сегодня.")]
    [InlineData("koi8-r", "Совет принял решение и сообщил об этом журналистам сегодня.")]
    public void Letters_of_other_systems_than_windows_are_told_too(string name, string text)
    {
        var read = Read(CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes($"Headline\n\n{text}"));
        Assert.Equal(text, read.Words.Body);
        Assert.StartsWith(name, read.GuessedEncoding, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>In ISO-8859-2 the signs beside the words would be letters.</summary>
    [Theory]
    [InlineData("¿Qué pasó? ¡Año nuevo!")]
    [InlineData("«El próximo día»")]
    [InlineData("© Müller ® ± 5 Stück")]
    public void Signs_of_the_west_make_no_letters_of_the_east(string text) =>
        Assert.Equal(text, Read(Encoding.Latin1.GetBytes($"Headline\n\n{text}")).Words.Body);

    [Theory]
    [InlineData("Council meets\n\nThe council met on Friday.")]
    [InlineData("Совет\n\nСовет принял решение.")]
    public void Utf_16_is_read_without_its_mark_too(string text)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var read = Read(encoding.GetBytes(text));
            Assert.Equal((text, null), ($"{read.Words.Headline}\n\n{read.Words.Body}", read.GuessedEncoding));
        }
    }

    [Fact]
    public void Pictures_of_an_open_document_stand_where_they_stood()
    {
        const string picture =
            "<draw:frame><draw:image xlink:href='Pictures/a.jpg'/><svg:desc>Quay</svg:desc></draw:frame>";
        var file = new MemoryStream();
        file.Write(Make($"<text:h>Lamps</text:h><text:p>One.{picture}</text:p>{picture}<text:p>Two.</text:p>"));
        using (var package = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var part = package.CreateEntry("Pictures/a.jpg").Open())
            part.Write([1, 2, 3]);
        var read = Read(file.ToArray(), "a.odt");
        Assert.Equal("One.\n\n![](picture-1)\n\n![](picture-2)\n\nTwo.", read.Words.Body);
        Assert.All(read.Pictures, p => Assert.Equal(("Quay", 3), (p.Alt, p.File.Length)));
        Assert.Empty(read.NotTaken);
    }

    public static TheoryData<string, byte[]> Refused =>
        new()
        {
            { "is a PDF. Open it in Word", "%PDF-1.7"u8.ToArray() },
            { "is an RTF file", "{\\rtf1 x}"u8.ToArray() },
            { "older than 2007", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("WordDocument")] },
            { "needs a password", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
            { "needs a password", Make("<text:p>x</text:p>", manifest: "<m><encryption-data/></m>") },
            { "is a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10] },
            { "is an Excel workbook", Zip(("xl/workbook.xml", "<x/>")) },
            { "is a ZIP archive", Zip(("a.txt", "x")) },
            { "is not a text document", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")) },
            { "is damaged or not all there", new WordMaker().Make(WordMaker.P(WordMaker.R("x")))[..400] },
            { "is damaged or not all there", Zip(("word/document.xml", "<w:document>")) },
            { "is damaged or not all there", Make("<text:p>&x;</text:p>") },
            { "is damaged or not all there", "not a document of Word"u8.ToArray() },
            { "has no words in it", Make("") },
            { "nested too deeply", Make(Repeated("<text:section>", 1_000_000)) },
            { "nested too deeply", new WordMaker().Make(Repeated("<w:tbl><w:tr><w:tc>", 300_000)) },
            { "nested too deeply", Encoding.UTF8.GetBytes(Repeated("<div>", 90_000)) },
            { "nested too deeply", Encoding.UTF8.GetBytes("<html>" + Repeated("<ul></b>", 90_000)) },
            { "nested too deeply", Encoding.UTF8.GetBytes(Repeated("<div>", 3_000) + Repeated("<p>x</p>", 90_000)) },
            { "far more than a statement", Make(new string(' ', 65_000_000)) },
            { "far more than a statement", Make(Repeated("<text:p/>", 50_001)) },
            { "far more than a statement", Encoding.UTF8.GetBytes(Repeated("<p>", 500_001)) },
            { "larger than 20 MB", new byte[20_000_001] },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_no_document_is_refused_by_what_it_is(string reason, byte[] bytes) =>
        Refuses(reason, () => Read(bytes, "statement.docx"));

    [Fact]
    public void A_part_that_lies_about_its_size_unpacks_to_no_more()
    {
        var bytes = Make($"<text:p>{new string('x', 70_000_000)}</text:p>");
        using (var package = new ZipArchive(new MemoryStream(bytes)))
            Assert.Equal(70_000_000, package.GetEntry("content.xml")!.Length, 2_000.0);
        foreach (var (at, _) in Enumerable.Range(0, bytes.Length - 3).Select(i => (i, 0)))
            if (BitConverter.ToUInt32(bytes, at) is > 70_000_000 and < 70_002_000)
                BitConverter.TryWriteBytes(bytes.AsSpan(at), 1_000u);
        Refuses("is damaged", () => Read(bytes));
    }

    [Fact]
    public void Html_that_is_nested_a_thousand_times_keeps_its_words() =>
        Assert.Equal("**deep**", Read(Repeated("<div><b>", 1_000) + "deep").Words.Body);

    [Fact]
    public void What_stands_around_the_text_of_a_web_page_stays_behind_and_is_named()
    {
        var read = Read(
            "<html><header>The house <nav>Home</nav></header><h1 hidden>Menu</h1><main><aside>Related</aside>"
                + "<article><header><h1>Headline</h1></header><p>Words<p style='display:none'>Secret"
                + "<footer>Signed</footer></article></main><dialog>Cookies?</dialog><footer>Imprint</footer>"
        );
        Assert.Equal(("Headline", "Words\n\nSigned"), (read.Words.Headline, read.Words.Body));
        Assert.Equal(
            [
                "The header of the page: “The house Home”",
                "Hidden text: “Menu”",
                "A box beside the text: “Related”",
                "Hidden text: “Secret”",
                "Hidden text: “Cookies?”",
                "The footer of the page: “Imprint”",
            ],
            read.NotTaken
        );
    }

    [Fact]
    public void What_a_markdown_file_says_at_its_head_is_taken_or_named()
    {
        const string text =
            "---\nTitle: \"Lamps: a plan\"\ndate: 2015-11-20\nplace: Tallvik\ntags:\n  - lamps\n---\n"
            + "# Lamps: a plan\n\nThe **council** met.";
        var read = Read(Encoding.UTF8.GetBytes(text), "a.md");
        Assert.Equal(
            ("Lamps: a plan", "Tallvik", new DateOnly(2015, 11, 20), "The **council** met."),
            (read.Words.Headline, read.Words.Place, read.Words.Date, read.Words.Body)
        );
        Assert.Equal(["At the head of the file: “tags: - lamps”"], read.NotTaken);
        Assert.Equal("On a line\n\n---", Read("---\n\nOn a line\n\n---"u8.ToArray(), "a.md").Words.Body);
    }
}
