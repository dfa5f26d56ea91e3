using System.Net;
using AngleSharp.Html.Parser;
using CsCheck;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Drafting.Import;

public class HtmlToMarkdownTests
{
    private static (string Markdown, IReadOnlyList<string> NotTaken) Converted(string html)
    {
        var notTaken = new NotTaken();
        return (HtmlToMarkdown.Of(new HtmlParser().ParseDocument(html), notTaken), notTaken.Lines);
    }

    [Theory]
    [InlineData("<p>One<p>Two<br>lines", "One\n\nTwo\nlines")]
    [InlineData("<div>One</div>Two <b>bold</b><div>Three</div>", "One\n\nTwo **bold**\n\nThree")]
    [InlineData("a<b> bold </b>word <i>and</i> <em>more</em>", "a **bold** word *and more*")]
    [InlineData("<b>both <i>of</i></b><i> them</i>", "**both** ***of*** *them*")]
    [InlineData("un<i>believ</i>able<b>!</b>", "un*believ*able!")]
    [InlineData("<i>(sic)</i>word", "(sic)word")]
    [InlineData("<p style='font-weight:700'>Bold <span style='font-weight:normal'>not", "**Bold** not")]
    [InlineData("<b style='font-weight:normal'><p>Google<p>Docs</b>", "Google\n\nDocs")]
    [InlineData("<h1>Top</h1><h2><b>Below #</b></h2><h1>Top", "## Top\n\n### Below \\#\n\n## Top")]
    [InlineData("<h3>Only<br>third</h3>text", "## Only third\n\ntext")]
    [InlineData("<ul><li>a<li>b<ol><li>c<li>d</ol><li>e</ul>", "- a\n- b\n  1. c\n  2. d\n- e")]
    [InlineData("<ul><li>a<ol><li>b</ol></ul>", "- a\n\n  1. b")]
    [InlineData("<ul><li>a</li><ul><li>as Google nests</ul></ul>", "- a\n  - as Google nests")]
    [InlineData("<ol start=9><li>a<li>b<li value=21><p>c<p>d</ol>", "9. a\n\n10. b\n\n21. c\n\n    d")]
    [InlineData("<ol><li>a<p>2015 was", "1. a\n\n   2015 was")]
    [InlineData("<ol type=a><li>keep the ice clear<li value=28>x</ol>", "a. keep the ice clear\n\nab. x")]
    [InlineData("<ol style='list-style: upper-roman' start=9><li><p>a<p>b<li>c</ol>", "IX. a\n\nb\n\nX. c")]
    [InlineData("<ol><li>a<li style='list-style-type:lower-greek'>b<li>c</ol>", "1. a\n\nβ. b\n\n3. c")]
    [InlineData("<ol style='list-style-type:decimal-leading-zero' start=9><li>a<li>b</ol>", "09\\. a\n\n10\\. b")]
    [InlineData("<ul><li>a<ol type=i><li><b>b</b><li>c</ol></ul>", "- a\n\n  i. **b**\n\n  ii. c")]
    [InlineData("<ol reversed><li>a<li hidden>secret<li>b<li value=9>c</ol>", "3. a\n2. b\n9. c")]
    [InlineData("<ol start=-1><li>a<li>b</ol>", "\\-1. a\n\n0. b")]
    [InlineData("<ol style='list-style:none'><li>(1) a<li>(2) b</ol>", "(1) a\n\n(2) b")]
    [InlineData("<ol start=3><li>a<li><li>b</ol><ul><li><li>c</ul>", "3. a\n4. \n5. b\n\n- c")]
    [InlineData("<ol start=7><li></ol><table><tr><td>a<td>b</table>", "7. \n\n| a | b |\n| --- | --- |")]
    [InlineData("<ul style='list-style-type:decimal'><li>a</ul><ol type=disc><li>b</ol>", "1. a\n\n- b")]
    [InlineData("<table><tr><td>x<td><ol type=A><li>a<li>b</ol></table>", "| x | A. a B. b |\n| --- | --- |")]
    [InlineData("<blockquote><p>a<p>b</blockquote>", "> a\n> \n> b")]
    [InlineData("<table><tr><th>a<th>b<tr><td>1|2<td><p>x<p>y</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | x y |")]
    [InlineData(
        "<table><tr><th>Land<th>2014<th>2015<tr><td rowspan=2>Serbia<td>10<td>20<tr><td>30<td>40</table>",
        "| Land | 2014 | 2015 |\n| --- | --- | --- |\n| Serbia | 10 | 20 |\n|  | 30 | 40 |"
    )]
    [InlineData("10<i style='vertical-align:super'>6</i> H<i style='vertical-align:sub'>2</i>O", "10⁶ H₂O")]
    [InlineData("She said <q>we will not go</q> today.", "She said “we will not go” today.")]
    [InlineData("Price <i class=msoDel><del>100</del></i><ins class=msoIns>200</ins>.", "Price 200.")]
    [InlineData(
        "<p>Text<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[P1]</a></span>.</p>"
            + "<div style='mso-element:comment-list'><hr class=msocomoff><p class=msocomtxt>Secret</p></div>",
        "Text."
    )]
    [InlineData("<table><tr><td colspan=2>a<tr><td>b<td>c</table>", "| a |  |\n| --- | --- |\n| b | c |")]
    [InlineData("<table><tr><td><table><tr><td>Lay<td>out</table></table>", "| Lay | out |\n| --- | --- |")]
    [InlineData("<ul><li>30 -</ul>", "- 30 \\-")]
    [InlineData("<a href='https://x.example/a b(c)'><b>here</b></a>", "**[here](https://x.example/a%20b%28c%29)**")]
    [InlineData("<a href='https://x.ex'>see <b>the <i>page</i></b></a>", "[see **the** ***page***](https://x.ex)")]
    [InlineData("<b>all <a href='https://x.ex'>see</a> <i>it</i></b>", "**all** **[see](https://x.ex)** ***it***")]
    [InlineData("a <a href='https://x.example'><b>[x]</b> y</a>.", "a [**\\[x\\]** y](https://x.example).")]
    [InlineData("x<sup><a href='https://x.ex#n'>[1]</a></sup> <b>y</b>", "x **y**")]
    [InlineData("2015<sup><a href='#n'>12</a></sup> <b>y</b>", "2015 **y**")]
    [InlineData("<i>a</i>b <b>c</b> <a href='https://x.ex'>d</a><b>!</b>", "*a*b **c** [d](https://x.ex)!")]
    [InlineData("<p>a<b>.b</b>c <b>d</b> <i>e</i>", "a.bc **d** *e*")]
    [InlineData(
        "<a href='https://e1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.ex%2Fp%3Fa%3D1&amp;data=ana'>d</a>",
        "[d](https://x.ex/p?a=1)"
    )]
    [InlineData("<a href='https://www.google.com/url?q=https://x.ex/p&amp;sa=D'>d</a>", "[d](https://x.ex/p)")]
    [InlineData("<a href='https://agoogle.com/url?q=https://x/'>d</a>", "[d](https://agoogle.com/url?q=https://x/)")]
    [InlineData("<p role='heading' aria-level='2'>Two</p><p>text", "## Two\n\ntext")]
    [InlineData(
        "<div><ul><li data-aria-level=1><p>a</p></ul></div><div><ul><li data-aria-level=2><p>b</p></ul></div>"
            + "<div><ul><li data-aria-level=1><p>c</p></ul></div><p>d</p><ol start=3><li data-aria-level=1>e</ol>"
            + "<ol start=4><li data-aria-level=1>f</ol>",
        "- a\n  - b\n- c\n\nd\n\n3. e\n4. f"
    )]
    [InlineData(
        "<table><tr><th>a<th>b<tr><td><table><tr><td>x<td>y</table><td><ul><li><p>z</ul></table>",
        "| a | b |\n| --- | --- |\n| x y | z |"
    )]
    [InlineData("<a href='javascript:x'>script</a> <a href='/a'>relative</a>", "script relative")]
    [InlineData("<base href='https://x.example/y/'><a href='../a'>whole</a>", "[whole](https://x.example/a)")]
    [InlineData("<a href='https://x.example'><img src=x alt=y></a>.", ".")]
    [InlineData("10<sup>6</sup> H<sub>2</sub>O 1<sup>st</sup>", "10⁶ H₂O 1st")]
    [InlineData("1986. A year<br>- not an item<br># nor this", "1986\\. A year\n\\- not an item\n\\# nor this")]
    [InlineData("*a* _b_ `c` [d](e) &lt;f&gt; &amp;amp;", "\\*a\\* \\_b\\_ \\`c\\` \\[d](e) \\<f> \\&amp;")]
    [InlineData("10&nbsp;000 non‑breaking a\u00ADb", "10\u00A0000 non‑breaking a\u00ADb")]
    [InlineData("<p>a<hr><p>b<hr>", "a\n\n---\n\nb")]
    [InlineData("<pre>one\n  two</pre>", "one\ntwo")]
    [InlineData("<script>x</script><style>y</style><p>Words<!--z-->", "Words")]
    public void Html_becomes_markdown(string html, string markdown) => Assert.Equal(markdown, Converted(html).Markdown);

    /// <summary>As they put notes on the clipboard: only names and wrappings differ.</summary>
    [Theory]
    [InlineData(
        "<p>Word<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><hr>"
            + "<div style='mso-element:footnote' id=ftn1>"
            + "<p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> A note.</p></div>"
    )]
    [InlineData(
        "<p>Word<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>.</p>"
            + "<div id=sdfootnote1>"
            + "<p><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a> A note.</p></div>"
    )]
    [InlineData(
        "<p>Word<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup>.</p><hr><div><p>"
            + "<a href='#ftnt_ref1' id=ftnt1>[1]</a><span>&nbsp;A note.</span></p></div>"
    )]
    public void Notes_of_word_libreoffice_and_google_become_notes(string html) =>
        Assert.Equal("Word[^1].\n\n[^1]: A note.", Converted(html).Markdown);

    [Fact]
    public void A_link_that_leads_to_a_note_of_another_mark_makes_none()
    {
        const string html =
            "<p>One<a id=r1 href='#n1'>1</a> two<a id=r2 href='#n2'>2</a> three<a href='#n2'>see</a>.</p>"
            + "<ol type=a><li id=n1>First <a href='#r1'>up</a><li id=n2>Second <a href='#r2'>up</a></ol>";
        Assert.Equal("One[^1] two[^2] threesee.\n\n[^1]: First\n\n[^2]: Second", Converted(html).Markdown);
    }

    [Fact]
    public void What_this_house_prints_comes_back_as_it_was_typed()
    {
        const string typed =
            "## Heading\n\nA **bold** *word*[^1] and a [link](https://x.example).\n\n3. three\n4. four\n   - deep\n\n"
            + "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n> said\n\n[^1]: A note.\n\n    Its second paragraph.";
        Assert.Equal(typed, Converted(TypesetText.Of(typed).Html).Markdown);
    }

    /// <summary>Word and Outlook write paragraphs for items, with the mark among the words.</summary>
    [Fact]
    public void Lists_of_word_on_the_clipboard_become_lists()
    {
        static string Item(int level, string mark, string words) =>
            $"<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>"
            + $"<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
            + $"<![endif]>{words}</p>";
        Assert.Equal(
            "1. One\n\n   a) Deep\n\n   - Deeper\n\n2. Two\n\nText",
            Converted(
                Item(1, "1.", "One") + Item(2, "a)", "Deep") + Item(2, "·", "Deeper") + Item(1, "2.", "Two") + "<p>Text"
            ).Markdown
        );
    }

    [Fact]
    public void What_is_not_taken_is_named()
    {
        var (markdown, notTaken) = Converted(
            "<p>Words <img src=x.jpg alt='Harbour at dusk'><img src=p width=1 height=1><img src=y><img src=z></p>"
                + "<p style='display: none'>Secret</p><s>gone</s><iframe src=x></iframe>"
        );
        Assert.Equal("Words\n\ngone", markdown);
        Assert.Equal(
            [
                "A picture: “Harbour at dusk”",
                "A picture without alternative text, 2 times",
                "Hidden text: “Secret”",
                "The line through: “gone”",
                "An embedded object",
            ],
            notTaken
        );
    }

    [Fact]
    public void Every_letter_and_digit_of_a_page_is_printed()
    {
        var word = Gen.OneOf(
            [.. "a Zürich 7 1. 12) - * ** _x_ # > | [1] (b) \\ & ~~~ +3 www.x.example 5*10 ” „ =".Split(' ')]
        );
        var words = word.Array[1, 6].Select(w => WebUtility.HtmlEncode(string.Join(' ', w)));
        string[] runs = ["{0}", "<b>{0}</b>", "<i>{0}</i>x", "<a href='https://x.example'>{0}</a>", "{0}<br>"];
        string[] blocks =
        [
            "<p>{0}</p>",
            "<h2>{0}</h2>",
            "<ul><li>{0}<ol><li>{0}</ol></ul>",
            "<ol start=3><li>{0}<li>{0}</ol>",
            "<blockquote>{0}</blockquote>",
            "<table><tr><td>{0}<td>{0}</table>",
            "<div>{0}</div>",
        ];
        var inline = Gen.Select(Gen.OneOf(runs), words).Select(Filled).Array[1, 5].Select(string.Concat);
        var block = Gen.Select(Gen.OneOf(blocks), inline).Select(Filled);
        block.Array[1, 4].Select(string.Concat).Sample(
            html =>
                Assert.Equal(Told(html), Told(TypesetText.Of(Converted(html).Markdown).Html)),
            iter: 3_000
        );

        static string Filled(string form, string text) => form.Replace("{0}", text, StringComparison.Ordinal);

        static string Told(string html) =>
            string.Concat(new HtmlParser().ParseDocument(html).Body!.TextContent.Where(c => !char.IsWhiteSpace(c)));
    }
}
