using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Typesetting;

public class TypesetTextTests
{
    private static readonly string[] _elements =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "li",
        "hr",
        "pre",
        "code",
        "div",
        "sup",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "em",
        "strong",
        "br",
        "a",
    ];

    private static readonly string[] _attributes =
    [
        "href",
        "title",
        "rel",
        "class",
        "start",
        "type",
        "role",
        "aria-label",
        "tabindex",
        "id",
        "value",
    ];

    public static TheoryData<string> Attempts => [.. Attacks.All];

    [Theory]
    [MemberData(nameof(Attempts))]
    public void An_attack_becomes_words(string attack) => AssertSafe(attack);

    [Fact]
    public void Attacks_put_together_become_words() =>
        Gen.OneOf(Attacks.All)
            .Array[1, 4]
            .Select(Gen.OneOf("", "\n", "\n\n", " ", "> ", "- ", "*", "`"))
            .Sample((attacks, between) => AssertSafe(string.Join(between, attacks)), iter: 3_000);

    [Fact]
    public void Any_text_is_set_without_a_fault() =>
        Gen.String[Gen.Char["\n \t#>*-_`[]()<>!|\\&:1.ab\u0000\uD800é"], 0, 80].Sample(AssertSafe, iter: 20_000);

    [Fact]
    public void An_address_with_half_a_character_is_no_link() =>
        Assert.DoesNotContain("href", TypesetText.Of($"[a](/{new string('\uD800', 8)}é)").Html);

    [Theory]
    [InlineData("# Heading", "<h2>Heading</h2>")]
    [InlineData(
        "### Deep\n#### Deeper\n## High\n# Highest\n### Deep",
        "<h2>Deep</h2><h3>Deeper</h3><h2>High</h2><h2>Highest</h2><h3>Deep</h3>"
    )]
    [InlineData(
        "<https://example.org>",
        "<p><a href=\"https://example.org\" class=\"bare\" rel=\"noopener\">https://example.org</a></p>"
    )]
    [InlineData("> Said.", "<blockquote>\n<p>Said.</p>\n</blockquote>")]
    [InlineData("**b** *i*", "<p><strong>b</strong> <em>i</em></p>")]
    [InlineData("“To the letter” – Đ", "<p>“To the letter” – Đ</p>")]
    [InlineData("قال في NATO قوله.", "<p dir=\"rtl\">قال في NATO قوله.</p>")]
    [InlineData("- **قال**", "<ul dir=\"rtl\">\n<li><strong>قال</strong></li>\n</ul>")]
    [InlineData("> قال", "<blockquote dir=\"rtl\">\n<p>قال</p>\n</blockquote>")]
    [InlineData("اتصل press-desk@example في 10", "<p dir=\"rtl\">اتصل press-desk@example في 10</p>")]
    [InlineData("NATO قال نعم", "<p>NATO قال نعم</p>")]
    [InlineData("[a](https://example.org)", "<p><a href=\"https://example.org\" rel=\"noopener\">a</a></p>")]
    [InlineData("[a](tel:+3725550142)", "<p><a href=\"tel:+3725550142\" rel=\"noopener\">a</a></p>")]
    [InlineData("[a](/statements)", "<p><a href=\"/statements\" rel=\"noopener\">a</a></p>")]
    [InlineData("[a](//evil.example)", "<p>[a](//evil.example)</p>")]
    public void Markdown_is_set_as_a_writer_expects(string markdown, string html) =>
        Assert.Equal(html, TypesetText.Of(markdown).Html);

    [Fact]
    public void The_columns_of_a_table_stand_as_they_were_typed_without_a_style_in_the_text()
    {
        var table = new HtmlParser()
            .ParseDocument(TypesetText.Of("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |").Html)
            .QuerySelector("div.table[tabindex='0'] > table")!;
        Assert.Equal(
            [null, "end", "mid", null, "end", "mid"],
            table.QuerySelectorAll("th, td").Select(c => c.GetAttribute("class"))
        );
    }

    [Fact]
    public void English_words_in_an_Arabic_text_run_from_left_to_right()
    {
        var words = Texts.Complete with { Language = "ar", Body = "قال.\n\nNATO قال نعم.\n\n## He said" };
        Assert.Equal(
            "<p>قال.</p><p>NATO قال نعم.</p><h2 dir=\"ltr\">He said</h2>",
            TypesetText.Of(words, Parts.Body).Html
        );
    }

    [Fact]
    public void A_block_keeps_its_key_while_the_text_around_it_changes()
    {
        var before = TypesetText.Of("One\n\nTwo\n\nThree").Blocks();
        var typed = TypesetText.Of("One\n\nTwo and more\n\nThree").Blocks(before);
        Assert.Equal(before.Select(b => b.Key), typed.Select(b => b.Key));
        var inserted = TypesetText.Of("One\n\nNew\n\nTwo and more\n\nThree").Blocks(typed);
        Assert.Equal([typed[0].Key, typed[1].Key, typed[2].Key], [inserted[0].Key, inserted[2].Key, inserted[3].Key]);
        Assert.Equal(inserted.Count, inserted.Select(b => b.Key).Distinct().Count());
    }

    [Fact]
    public void Keys_stay_distinct_and_the_html_the_same_over_any_edits() =>
        Gen.String[Gen.Char["ab\n >-"], 0, 40]
            .Array[1, 8]
            .Sample(texts =>
            {
                IReadOnlyList<TextBlock> blocks = [];
                foreach (var text in texts)
                {
                    blocks = TypesetText.Of(text).Blocks(blocks);
                    Assert.Equal(blocks.Count, blocks.Select(b => b.Key).Distinct().Count());
                    Assert.Equal(TypesetText.Of(text).Html, string.Concat(blocks.Select(b => b.Html)));
                }
            });

    [Fact]
    public void Deep_nesting_is_shown_as_typed_and_said()
    {
        var deep = string.Concat(Enumerable.Repeat("> ", 5_000)) + "end";
        Assert.Contains("end", TypesetText.Of(deep).Html, StringComparison.Ordinal);
        Assert.Contains("nested too deeply", Assert.Single(TypesetText.Of(deep).Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<b>bold</b>", "HTML is not read")]
    [InlineData("[x](javascript:alert(1))", "javascript:alert(1)")]
    [InlineData("![x](https://example.org/x.png)", "Pictures")]
    public void What_will_not_be_printed_is_said(string markdown, string said) =>
        Assert.Contains(TypesetText.Of(markdown).Remarks, remark => remark.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void Plain_words_raise_no_remark() =>
        Assert.Empty(TypesetText.Of(Texts.Complete.Body + "\n\n3 < 4, and 5 > 4.").Remarks);

    private static void AssertSafe(string markdown)
    {
        var body = new HtmlParser().ParseDocument($"<body>{TypesetText.Of(markdown).Html}</body>").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, _elements);
            Assert.All(element.Attributes, a => Assert.Contains(a.Name, _attributes));
            if (element.GetAttribute("href") is { } href)
                Assert.Matches("(?i)^(https?:|mailto:|tel:|#|/(?![/\\\\]))", href);
        }
    }
}
