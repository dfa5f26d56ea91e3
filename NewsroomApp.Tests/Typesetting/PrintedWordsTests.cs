using CsCheck;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Typesetting;

/// <summary>The page and the e-mail say what was typed: every word, every number, every line.</summary>
public class PrintedWordsTests
{
    /// <summary>Markdown, and what page and e-mail both show of it.</summary>
    public static TheoryData<string, string> Shown =>
        new()
        {
            { "3. May: talks in Oslo.\n\n11. May: talks in Bern.", "3. May: talks in Oslo. 11. May: talks in Bern." },
            { "4. Takes note;\n4. Regrets;\n9. Decides.", "4. Takes note; 4. Regrets; 9. Decides." },
            { "1998. gads\n\n1997. gads", "1998. gads 1997. gads" },
            { "09. 06. 1999. u Kumanovu", "09. 06. 1999. u Kumanovu" },
            { "9. 6. 1999. u Kumanovu", "9. 6. 1999. u Kumanovu" },
            { "007. is no number", "007. is no number" },
            { "10**6 euro and 10**9 euro, 5*10 m and 6*10 m", "10**6 euro and 10**9 euro, 5*10 m and 6*10 m" },
            { "0. is one", "0. is one" },
            { "999999999. and on", "999999999. and on" },
            { "1999999999. and on", "1999999999. and on" },
            { "7) the harbour\n8) the bridge", "7) the harbour 8) the bridge" },
            { "+ 3 per cent\n+ 4 per cent", "+ 3 per cent + 4 per cent" },
            { "It enters into force on\n1. June of this year.", "It enters into force on 1. June of this year." },
            { "It was decided on\n31. December 1999.", "It was decided on 31. December 1999." },
            { "They agreed:\n5. to meet", "They agreed: 5. to meet" },
            { "They agreed\n5. to meet\n6. to talk", "They agreed 5. to meet 6. to talk" },
            { "[Deadline]: 18:30\n\nThe text.\n\n[Status]: draft", "[Deadline]: 18:30 The text. [Status]: draft" },
            { "[Chair]: Order.\n[Member]: Agreed.", "[Chair]: Order. [Member]: Agreed." },
            { "[a]: https://example.org/unused", "[a]: https://example.org/unused" },
            { "[a]: javascript:x\n\n[a]", "[a]: javascript:x [a]" },
            { "The [Minister](sic) said", "The [Minister](sic) said" },
            { "Hello world and more.\n\n#\tSee [Minister](sic) now", "Hello world and more. See [Minister](sic) now" },
            { "##\t\tTwo [b](c)\n\n> #\tThree [d](e)", "Two [b](c) Three [d](e)" },
            { "![Chair](sic) but ![Quay](quay.jpg)", "![Chair](sic) but Quay" },
            { "![Lamp][b] \\[so](it)", "![Lamp][b] [so](it)" },
            { "[x]: b \"Rise\"\n[y]: c (Fall)", "[x]: b \"Rise\" [y]: c (Fall)" },
            { "<Surname> met A < B and H<sub>2</sub>O", "<Surname> met A < B and H<sub>2</sub>O" },
            { "Desk:\nAnn Lee\n5 Quay Road", "Desk: Ann Lee 5 Quay Road" },
            { "A line  \nanother\\\nand a third", "A line another and a third" },
            { "See https://example.org/a_b_c, please.", "See https://example.org/a_b_c, please." },
            { "See (www.example.org/x).", "See (www.example.org/x)." },
            { "Write to <desk@example.org>.", "Write to desk@example.org." },
            { "The **Chair **spoke.", "The Chair spoke." },
            { "The ** Chair** spoke.", "The Chair spoke." },
            { "**Update:**now and **„Так“.**Далі", "Update:now and „Так“.Далі" },
            { "**(sic)**and**「はい」**です", "(sic)and「はい」です" },
            { "Hon sade**\"Ja\"** och log", "Hon sade\"Ja\" och log" },
            { "Hon sade**”Ja”** och log", "Hon sade”Ja” och log" },
            { "Er rief**„Ja“**aus und**»Nein«**dazu", "Er rief„Ja“aus und»Nein«dazu" },
            { "Elle dit**« oui »**et rit", "Elle dit« oui »et rit" },
            { "She said**“...so be it”**and left", "She said“...so be it”and left" },
            { "“Rents fell**”—he said—“and rose**”", "“Rents fell**”—he said—“and rose**”" },
            { "\"Rents fell**\", he said, \"and rose**\".", "\"Rents fell**\", he said, \"and rose**\"." },
            { "He said “Rents** fell”**.", "He said “Rents** fell”**." },
            { "**“**Rents fell**”** in May, ok**!**ok", "“Rents fell” in May, ok!ok" },
            { "Up 100**%** and **§ 5**", "Up 100% and § 5" },
            { "[Agenda]: # 5 points", "[Agenda]: # 5 points" },
            { "Losses** and gains** were", "Losses** and gains** were" },
            { "**A mark by hand.\n**Another.", "**A mark by hand. **Another." },
            { "Up 3 per cent*.\n\n*First estimate.", "Up 3 per cent*. *First estimate." },
            { "Plain.\n\n    Indented by four.", "Plain. Indented by four." },
            { "The treaty stands.\n===\nThe end.", "The treaty stands. === The end." },
            { "Over.\n\n###\n\n# # #\n\n- 30 -\n\n- ENDS -\n\n-Ends-", "Over. ### # # # - 30 - - ENDS - -Ends-" },
            { "See [](https://example.org/y).", "See https://example.org/y." },
            { "```Note to desk\nx = 1\n```", "Note to desk x = 1" },
            { "Above\n~~~~~\nBelow **bold**\n\n1. one", "Above ~~~~~ Below bold 1. one" },
            { "> ~~~\n> x\n\n```\ny\n```\n\n``` z\n\n~~~", "~~~ x y ``` z ~~~" },
            { "> Quoted\n5. then", "Quoted 5. then" },
            { "It is law\n- as you know - not to rise.", "It is law - as you know - not to rise." },
            { "[^zz] is no note", "[^zz] is no note" },
            { "Never![^zz] No note", "Never![^zz] No note" },
            { "Rates* rose**, and fell***.", "Rates* rose**, and fell***." },
            { "See [ ](https://example.org/b).", "See https://example.org/b." },
            { "Said. <!-- not said -->", "Said. <!-- not said -->" },
        };

    public static TheoryData<string, string> Html =>
        new()
        {
            { "1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>" },
            { "3. one\n5. two", "<ol start=\"3\">\n<li>one</li>\n<li value=\"5\">two</li>\n</ol>" },
            { "a\nb", "<p>a<br>\nb</p>" },
            { "It lasted until\n21. November.", "<p>It lasted until<br>\n21. November.</p>" },
            { "The year was\n1999. Then it rained.", "<p>The year was<br>\n1999. Then it rained.</p>" },
            { "Agreed:\n3. a", "<p>Agreed:</p><ol start=\"3\">\n<li>a</li>\n</ol>" },
            { "Agreed\n3. a\n4. b", "<p>Agreed</p><ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>" },
            { "> Said.\n5. b", "<blockquote>\n<p>Said.</p>\n</blockquote><ol start=\"5\">\n<li>b</li>\n</ol>" },
            { "x@y.example", "<p><a href=\"mailto:x@y.example\" class=\"bare\" rel=\"noopener\">x@y.example</a></p>" },
            { "[q](/a \"t\")", "<p><a href=\"/a\" rel=\"noopener\">q (t)</a></p>" },
            { "[https://a.example](/b)", "<p><a href=\"/b\" rel=\"noopener\">https://a.example</a></p>" },
            { "x\n---\ny", "<p>x<br>\n---<br>\ny</p>" },
        };

    public static TheoryData<string, string> Addresses =>
        new()
        {
            { "http://example.org.", "http://example.org" },
            { "https://example.org/a(b)c)!", "https://example.org/a(b)c" },
            { "**https://example.org/x**", "https://example.org/x" },
            { "“www.example.org”", "https://www.example.org" },
            { "https://example.org/?q=a&b=_c_d", "https://example.org/?q=a&amp;b=_c_d" },
            { "https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4" },
            { "https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C" },
            { "见https://example.org/报告。", "https://example.org/%E6%8A%A5%E5%91%8A" },
            { "a.b+c@example.org:", "mailto:a.b+c@example.org" },
            { "Ask a_press_desk@example.org, _or_ us", "mailto:a_press_desk@example.org" },
            { "a\\_desk@example.org", "mailto:a_desk@example.org" },
            { "_desk_@example.org", "mailto:desk_@example.org" },
            { "https://example.org/?a=1\\&b=2\\_c", "https://example.org/?a=1&amp;b=2_c" },
            { "https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&amp;b=2" },
            { "[https://example.org/a](https://example.org/b)", "https://example.org/b" },
            { "[the page www.example.org/x](https://example.org/y)", "https://example.org/y" },
            { "请写信至press@example.org。", "mailto:press@example.org" },
            { "お問い合わせはpress@example.orgまで", "mailto:press@example.org" },
            { "请访问https://example.org了解", "https://example.org" },
            { "문의: https://example.org에서", "https://example.org" },
            { "https://example.org/a، و", "https://example.org/a" },
            { "https://example.org/b։", "https://example.org/b" },
            { "‚https://example.org/c‘", "https://example.org/c" },
            { "https://example.org/rapor’un", "https://example.org/rapor" },
            { "https://example.org/rapor'un", "https://example.org/rapor" },
            { "| a |\n|---|\n| www.example.org |", "https://www.example.org" },
            { "https://example.org/a#b#c", "https://example.org/a#b%23c" },
            { "https://example.org/plan—now", "https://example.org/plan" },
            { "https://example.org/plan።", "https://example.org/plan" },
            { "https://example.org/plan་", "https://example.org/plan" },
            { "https://example.org/Oslo–Bergen", "https://example.org/Oslo%E2%80%93Bergen" },
        };

    [Fact]
    public void A_note_marked_inside_a_link_makes_no_link_within_it() =>
        Assert.StartsWith(
            "<p><a href=\"/b\" rel=\"noopener\">a<sup id=\"text-mark-1\">[1]</sup></a></p>",
            TypesetText.Of("[a[^1]](/b)\n\n[^1]: c").Html,
            StringComparison.Ordinal
        );

    [Fact]
    public void Lines_around_a_table_are_paragraphs_of_their_own()
    {
        var html = TypesetText.Of("Head\n| a | b |\n|---|---|\n| 1 | 2 |\nSource: office.\nNext.").Html;
        Assert.StartsWith("<p>Head</p><div class=\"table\"", html, StringComparison.Ordinal);
        Assert.EndsWith("</table>\n</div><p>Source: office.<br>\nNext.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>\n<td>2</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Page_and_mail_show_what_was_typed(string markdown, string shown)
    {
        Assert.Equal(shown, VisibleText.Of(TypesetText.Of(markdown).Html));
        Assert.Equal(shown, VisibleText.Spaced(Unquoted(TypesetText.Of(markdown).Plain)));
    }

    [Theory]
    [InlineData("He:\n\n> One\n> two\n>\n> - a\n> > b\n\nNo.", "He:\n\n> One\n> two\n>\n> - a\n>\n> > b\n\nNo.")]
    [InlineData("3. > five", "3. > five")]
    public void A_mail_marks_each_line_of_a_quotation(string markdown, string mail) =>
        Assert.Equal(mail, TypesetText.Of(markdown).Plain);

    [Fact]
    public void Addresses_in_a_mail_lead_somewhere_without_the_page() =>
        Assert.Equal(
            "news (https://news.example/news), note (https://news.example/statements/a/b#p6), /c, a@b.example",
            TypesetText
                .Of("[news](/news), [note](#p6), [/c](/c), a@b.example")
                .PlainFor("https://news.example/statements/a/b")
        );

    /// <summary>A number behind another would be read with it.</summary>
    [Theory]
    [InlineData("In 2015[1] by 17[2].\n\n[1]: https://x.example\n[2]: https://y.example", "In 2015[1] by 17[2].")]
    [InlineData("See [1] and [2][].\n\n[1]: https://x.example\n[2]: https://y.example", "See [1] and [2].")]
    [InlineData("So [1][2].\n\n[2]: https://x.example/b", "So [1][2].")]
    [InlineData("17[1](https://x.example) and [6][r]5.\n\n[r]: https://x.example", "17[1] and [6]5.")]
    [InlineData("In [2015](https://x.example), CO[2](https://x.example).", "In 2015, CO2.")]
    public void A_number_that_is_a_link_stands_apart_from_others(string markdown, string shown) =>
        Assert.Equal(shown, VisibleText.Of(TypesetText.Of(markdown).Html));

    [Fact]
    public void Whatever_an_entity_names_fits_into_a_feed()
    {
        var all = Enumerable
            .Range(0, 0x10FFFF + 1)
            .Where(n => n < 0x3000 || n % 0x1000 >= 0xFFE || n is > 0xD7F0 and < 0xE010)
            .Select(n => $"&#{n};");
        var text = TypesetText.Of(string.Join("\n\n", all.Chunk(200).Select(c => string.Concat(c))));
        System.Xml.XmlConvert.VerifyXmlChars(text.Html);
        System.Xml.XmlConvert.VerifyXmlChars(text.Plain);
        Assert.Equal("a\uFFFDb", TypesetText.Of("a&#11;b").Words);
    }

    private static string Unquoted(string mail) =>
        string.Join('\n', mail.Split('\n').Select(line => line.TrimStart('>', ' ')));

    [Theory]
    [MemberData(nameof(Html))]
    public void The_page_is_marked_up(string markdown, string html) =>
        Assert.Equal(html, TypesetText.Of(markdown).Html);

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_bare_address_is_a_link_without_the_punctuation_around_it(string markdown, string address) =>
        Assert.Contains($"href=\"{address}\"", TypesetText.Of(markdown).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("@home")]
    [InlineData("https://user:secret@example.org/x")]
    [InlineData("a@b")]
    [InlineData("xhttps://example.org")]
    [InlineData("`https://example.org`")]
    public void What_is_no_address_is_no_link(string markdown) =>
        Assert.DoesNotContain("href", TypesetText.Of(markdown).Html, StringComparison.Ordinal);

    [Fact]
    public void Notes_are_numbered_in_the_order_of_the_text_and_none_is_dropped()
    {
        var text = TypesetText.Of(
            "Up.[^b] Down.[^a] Up again.[^b]\n\n[^a]: Second.[^c]\n[^unused]: Fourth.\n[^b]: First.\n\n    More.\n\n"
                + "[^c]: Third.\n\nThe end."
        );
        Assert.Equal(
            "Up.[1] Down.[2] Up again.[1] The end. 1. First. More. ↩\uFE0E ↩\uFE0E 2. Second.[3] ↩\uFE0E "
                + "3. Third. ↩\uFE0E 4. Fourth.",
            VisibleText.Of(text.Html)
        );
        Assert.Equal(
            "Up.[1] Down.[2] Up again.[1]\n\nThe end.\n\n[1] First.\n\n    More.\n[2] Second.[3]\n[3] Third.\n"
                + "[4] Fourth.",
            text.Plain
        );
    }

    [Fact]
    public void An_exclamation_before_a_note_makes_no_picture() =>
        Assert.Equal("Never![1] Again.\n\n[1] Twice.", TypesetText.Of("Never![^a] Again.\n\n[^a]: Twice.").Plain);

    [Fact]
    public void Notes_of_two_parts_do_not_get_in_each_others_way()
    {
        var words = new Document { Body = "x[^1]\n\n[^1]: A", NotesToEditors = "y[^1]\n\n[^1]: B" };
        Assert.Contains("id=\"body-note-1\"", TypesetText.Of(words, Parts.Body).Html, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"#notesToEditors-note-1\"",
            TypesetText.Of(words, Parts.NotesToEditors).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Mail_has_addresses_and_tables_as_lines_and_a_teaser_has_no_addresses()
    {
        var text = TypesetText.Of("The [report](https://example.org/r):\n\n| Year | Sum |\n|--|--:|\n| 2031 | 1,500 |");
        Assert.Equal("The report (https://example.org/r):\n\nYear | Sum\n2031 | 1,500", text.Plain);
        Assert.Equal("The report:\n\nYear | Sum\n2031 | 1,500", text.Words);
        Assert.Equal("One.\n\n* * *\n\nTwo.", TypesetText.Of("One.\n\n---\n\nTwo.").Plain);
        Assert.Equal("mailto:a@b.example", TypesetText.Of("[](mailto:a@b.example)").Plain);
    }

    [Theory]
    [InlineData("[//]: # (do not say)")]
    [InlineData("Said.\n[//]: # \"do not say\"")]
    [InlineData("> [c]: <> (do not say)")]
    [InlineData("[comment]: # 'do not say'")]
    public void A_hidden_remark_keeps_a_text_from_going_out(string markdown)
    {
        var issue = Assert.Single((Texts.Complete with { NotesToEditors = markdown }).Issues(live: null));
        Assert.True(issue.Blocking);
        Assert.Contains("comment", issue.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4. a\n6. b", "do not count up")]
    [InlineData("The **Chair **spoke.", "space at its edge")]
    [InlineData("Two ** here.", "Two asterisks")]
    [InlineData("The balance was:\n- 1.2 billion in 2024", "of a negative figure")]
    [InlineData("By age:\n\n> 25 years: 5 %", "write “more than”")]
    [InlineData("Growth was 2 per cent*.\n\n* An estimate.", "write “[^1]”")]
    [InlineData("[](https://example.org)", "no words")]
    [InlineData("[ ](https://example.org)", "no words")]
    [InlineData("Said.[^nowhere] Here.", "there is no note “[^nowhere]:”")]
    [InlineData("Never again![^nowhere]", "there is no note “[^nowhere]:”")]
    [InlineData("Never again![^nowhere] Here.", "there is no note “[^nowhere]:”")]
    [InlineData("The [Minister](sic)", "“sic” is printed as typed")]
    [InlineData("[Desk](tel:+32 2 555)", "“tel:+32 2 555” is printed as typed")]
    [InlineData("See [the list](https://example.org/a list.pdf).", "an address has no space in it")]
    public void A_writer_is_told(string markdown, string remark) =>
        Assert.Contains(remark, Assert.Single(TypesetText.Of(markdown).Remarks), StringComparison.Ordinal);

    [Fact]
    public void Each_list_that_does_not_count_up_is_named() =>
        Assert.Equal(
            ["The numbers 1, 1 do not", "The numbers 3, 2 do not"],
            TypesetText.Of("1. a\n1. b\n\nText.\n\n3. c\n2. d").Remarks.Select(r => r[..23])
        );

    [Theory]
    [InlineData("Write to <desk@example.org> or desk@example.org.")]
    [InlineData("7. a\n8. b\n\n9. c")]
    [InlineData("We sent:\n- 3 ships\n- 5 boats")]
    [InlineData("[sic] (he said so)")]
    [InlineData("1. a\n2. b\n\nText.\n\n3. c\n4. d")]
    [InlineData("As he said [in May](https://example.org) (and in June).")]
    [InlineData("Up 3 per cent*.\n\n*First estimate.")]
    public void A_writer_is_not_troubled(string markdown) => Assert.Empty(TypesetText.Of(markdown).Remarks);

    [Fact]
    public void No_word_and_no_number_is_swallowed() =>
        WrittenTexts.All.Sample(
            written =>
            {
                var text = TypesetText.Of(written.Markdown);
                var (page, mail) = (VisibleText.Of(text.Html), text.Plain);
                foreach (var word in written.Words)
                {
                    Assert.True(Has(page, word), $"{word} is not on the page: {page}\n{written.Markdown}");
                    Assert.True(Has(mail, word), $"{word} is not in the mail: {mail}\n{written.Markdown}");
                }
            },
            iter: 30_000
        );

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
