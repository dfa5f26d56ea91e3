using NewsroomApp.Drafting.Import;

namespace NewsroomApp.Tests.Drafting.Import;

/// <summary>The caret is a bar. What is pasted comes out as a word processor would have it there.</summary>
public class PastedHtmlTests
{
    private const string List = "<ul><li>x<li>y</ul>";

    [Theory]
    [InlineData("a **b | c** d", "<b>x</b> y", "a **b x y c** d")]
    [InlineData("a *b | c* d", "<i>x</i> <b>y</b>", "a *b x **y** c* d")]
    [InlineData("a [b | c](https://d.example)", "<a href='https://x.example'>x</a>", "a [b x c](https://d.example)")]
    [InlineData("a [b | c](https://d.example)", "<p>x<p>y", "a [b x y c](https://d.example)")]
    [InlineData("a [b](|) c", "<a href='https://x.example'>x</a>", "a [b](plain) c")]
    [InlineData("a ![b](https://x.example/|y) c", "<b>x</b>", "a ![b](https://x.example/plainy) c")]
    [InlineData("## a | b", "<h1>x</h1>", "## a x b")]
    [InlineData("a | b", "<h2>x</h2>", "a x b")]
    [InlineData("a\n\n|\n\nb", "<h2>x</h2>", "a\n\n## x\n\nb")]
    [InlineData("a | b", "<h2>x</h2><p>y", "a \n\n## x\n\ny b")]
    [InlineData("| a | b |\n| --- | --- |\n| c | ¦ |", List, "| a | b |\n| --- | --- |\n| c | x y |")]
    [InlineData("a | b", List, "a \n\n- x\n- y\n\n b")]
    [InlineData("- a|b\n- c", List, "- ax\n- yb\n- c")]
    [InlineData("- |", List, "- x\n- y")]
    [InlineData("- a\n  - b|", List, "- a\n  - bx\n  - y")]
    [InlineData("- a|", "<ul><li>x<ul><li>deep</ul><li>y</ul>", "- ax\n  - deep\n- y")]
    [InlineData("3. a|", List, "3. ax\n4. y")]
    [InlineData("- a|", "<ol><li>x<li>y</ol>", "- ax\n- y")]
    [InlineData("- a|\n- b", "<p>x<p>y", "- ax\n\n  y\n- b")]
    [InlineData("> a|", "<p>x<p>y", "> ax\n> \n> y")]
    [InlineData("a **b | c** d", "<p>x<p><b>y</b>", "a **b** x\n\n**y** **c** d")]
    [InlineData("a **b| c** d", List, "a **b**\n\n- x\n- y\n\n**c** d")]
    [InlineData("a *b|c* d", "<p>x<p>y", "a *b*x\n\ny*c* d")]
    [InlineData("a _b | c_ d", "<p>x<p>y", "a _b_ x\n\ny _c_ d")]
    [InlineData("a **b *c | d* e**", List, "a **b *c***\n\n- x\n- y\n\n***d* e**")]
    [InlineData("a **|b** c", "<p>x<p>y", "a x\n\ny**b** c")]
    [InlineData("a **b|** c", "<p>x<p>y", "a **b**x\n\ny c")]
    [InlineData("- **a | b**\n- c", List, "- **a** x\n- y **b**\n- c")]
    public void What_is_pasted_suits_the_place_it_is_pasted_into(string text, string html, string expected)
    {
        var mark = text.Contains('¦', StringComparison.Ordinal) ? '¦' : '|';
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        var pasted = text.Replace($"{mark}", "plain", StringComparison.Ordinal);
        var (from, taken, markdown) = PastedHtml.ToMarkdown(html, new(pasted, at, "plain".Length));
        Assert.Equal(taken, pasted.Substring(from, taken.Length));
        Assert.Equal(expected, pasted.Remove(from, taken.Length).Insert(from, markdown));
    }

    [Fact]
    public void What_of_it_stays_behind_is_named()
    {
        const string html = "<p>A <b>b</b><img src='file:///a.png' alt='Bridge'> <del>old</del>"
            + "<p class=MsoCommentText><span class=msocomtxt>Why?</span>";
        Assert.Equal(
            ["A comment: “Why?”", "Deleted words: “old”", "A picture: “Bridge”"],
            PastedHtml.ToMarkdown(html, new("A b", At: 0, Length: 3)).NotTaken
        );
    }

    [Fact]
    public void Blanks_at_the_ends_of_what_is_pasted_stay() =>
        Assert.Equal(" **x** ", PastedHtml.ToMarkdown(" <b>x</b> ", new("a x b", At: 1, Length: 3)).Markdown);
}
