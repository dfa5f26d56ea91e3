using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Typesetting;

/// <summary>Text selected on the page is found at its place in the Markdown as typed, whatever surrounds it.</summary>
public class GlyphTests
{
    private static readonly string[] _pieces =
    [
        "lamp ",
        "a *promise* kept ",
        "two **bold *and* more** ",
        "\\*not a mark\\* ",
        "&amp; &euro; &nbsp;x ",
        "`code & <b>` ",
        "[a link](https://example.org/a \"title\") ",
        "<https://example.org/b> ",
        "![a picture](x.png) ",
        "👩‍🚒 naïve ",
        "2 < 3 & \"so\" ",
        "[open ",
        "_under_score ",
        "  \nnext line ",
        "\n\n",
        "\n\n> quoted *words*\n> on two lines\n\n",
        "\n\n## Heading *two*\n\n",
        "\n\n- one\n- two **b**\n  more\n\n",
        "\n\n1. first\n2. second\n\n",
        "\n\n    indented code & <i>\n    line two\n\n",
        "\n\n```\nfenced *code*\n```\n\n",
        "\n\n| a | b *c* |\n|---|---|\n| 1 | `2` |\n\n",
        "\n\n---\n\n",
        "[ref][r] ",
        "\n\n[r]: https://example.org/r\n\n",
        "<b>html</b> ",
        "**unclosed ",
        "a\\\nhard break ",
        "a note[^1] ",
        "\n\n[^1]: it *says*\n\n",
        "[^a]: and\n[^b]: so\n",
        "see www.example.org/x, ",
        "to a.b@example.org ",
        "[](https://example.org/z) ",
        "[a **word**](sic) ",
        "[](sic) ",
        "**Minister **said ",
        "\n\n7. seven\n9. nine\n\n",
        "\n\n~~~ a note\ncode\n~~~\n\n",
    ];

    private static readonly Gen<string> _text = Gen.Int[0, _pieces.Length - 1]
        .Array[1, 12]
        .Select(picks => string.Concat(picks.Select(i => _pieces[i])));

    [Fact]
    public void Each_visible_character_is_where_it_was_typed() =>
        _text.Sample(
            text =>
            {
                var visible = Visible(TypesetText.Of(text).Html);
                Assert.Null(Glyphs.Typed(new() { Body = text }, Parts.Body, 0, visible.Length + 1));
                for (var i = 0; i < visible.Length; i++)
                {
                    var (start, length) = Glyphs.Typed(new() { Body = text }, Parts.Body, i, 1)!.Value;
                    var typed = text.Substring(start, length);
                    Assert.True(
                        typed == visible[i].ToString()
                            // The number of a note, and the way back from it, are ours.
                            || (typed is ['[', '^', ..] && "[]0123456789↩\uFE0E".Contains(visible[i]))
                            || System.Net.WebUtility.HtmlDecode(typed).Contains(visible[i]),
                        $"Glyph {i} '{visible[i]}' of {visible} was typed as '{typed}' in {text}"
                    );
                }
            },
            iter: 2_000
        );

    [Fact]
    public void Marks_stand_around_exactly_the_words_and_change_no_other_character() =>
        Gen.Select(_text, Gen.Int[0, 60], Gen.Int[1, 30])
            .Sample(
                (text, start, length) =>
                {
                    if (start >= text.Length) return;
                    length = Math.Min(length, text.Length - start);
                    var html = string.Concat(
                        Glyphs.Mark(TypesetText.Of(text), [new(Parts.Body, start, length, 7)]).Select(b => b.Html)
                    );
                    Assert.Equal(Visible(TypesetText.Of(text).Html), Visible(html));
                    Assert.Equal(
                        TypesetText.Of(text).Html,
                        System.Text.RegularExpressions.Regex.Replace(
                            html,
                            "</?mark[^>]*>",
                            "",
                            System.Text.RegularExpressions.RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        )
                    );
                    var marked = string.Concat(
                        new HtmlParser().ParseDocument(html).QuerySelectorAll("mark").Select(m => Visible(m.OuterHtml))
                    );
                    var expected = string.Concat(
                        Enumerable
                            .Range(0, Visible(html).Length)
                            .Where(i =>
                                Glyphs.Typed(new() { Body = text }, Parts.Body, i, 1)!.Value.Start is var at
                                && at >= start
                                && at < start + length
                            )
                            .Select(i => Visible(html)[i])
                    );
                    Assert.Equal(expected, marked);
                },
                iter: 2_000
            );

    [Theory]
    [InlineData("headline", 3, 5, "lamps")]
    [InlineData("body", 1, 8, "promise* k")]
    [InlineData("body", 1, 80, null)]
    [InlineData("no part", 0, 1, null)]
    public void What_a_reader_selects_is_found_in_its_part_as_typed(string part, int first, int count, string? quote)
    {
        var words = new Document { Headline = "Two  lamps", Body = "a *promise* kept" };
        Assert.Equal(quote, Glyphs.Anchor(words, new(part, first, count))?.Quote);
    }

    [Fact]
    public void Of_two_marks_the_later_lies_on_top() =>
        Assert.Equal(
            "A <mark data-mark=\"1\">lamp</mark> <mark data-mark=\"2\">is</mark> "
                + "<mark data-mark=\"1\">a</mark> p &amp; q",
            Glyphs.Mark("A lamp is a p & q", [new(Parts.Headline, 2, 9, 1), new(Parts.Headline, 7, 2, 2)])
        );

    private static string Visible(string html)
    {
        var visible = new StringBuilder();
        foreach (var c in new HtmlParser().ParseDocument(html).Body!.TextContent)
            if (c is not (' ' or '\t' or '\n' or '\f' or '\r')) visible.Append(c);
        return visible.ToString();
    }
}
