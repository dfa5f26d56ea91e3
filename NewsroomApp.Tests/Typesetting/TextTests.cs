using AngleSharp.Html.Parser;
using CsCheck;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Typesetting;

public class TextTests
{
    private static readonly Gen<string> _text = Gen.String[Gen.Char["ab \n,."], 0, 60];

    [Fact]
    public void A_diff_leads_from_one_text_to_the_other() =>
        Gen.Select(_text, _text)
            .Sample(
                (before, after) =>
                {
                    var runs = WordDiff.Compare(before, after);
                    Assert.Equal(
                        before,
                        string.Concat(runs.Where(r => r.Change is not Change.Added).Select(r => r.Text))
                    );
                    Assert.Equal(
                        after,
                        string.Concat(runs.Where(r => r.Change is not Change.Removed).Select(r => r.Text))
                    );
                },
                iter: 20_000
            );

    [Fact]
    public void Readers_are_shown_what_changed_on_the_page_and_not_how_it_is_typed()
    {
        var before = new Document { Body = "The **old** [lamp](https://example.org/a)." };
        var after = new Document { Body = "The **new** [lamp](https://example.org/a)." };
        Assert.Equal("The old new lamp (https://example.org/a).", Runs(before, after));
        var bold = new Document { Body = "The **old** lamp." };
        Assert.Equal("The old **old** lamp.", Runs(new() { Body = "The old lamp." }, bold));

        static string Runs(Document before, Document after) =>
            string.Concat(
                Assert
                    .Single(WordComparison.Of(before, after, asPrinted: true))
                    .Runs.SelectMany(r => r.Change is Change.Removed ? r.Text + " " : r.Text)
            );
    }

    [Fact]
    public void A_changed_word_is_one_word_changed()
    {
        var runs = WordDiff.Compare("It covers 214 gauges in all.", "It covers 241 gauges in all.");
        Assert.Equal([Change.Kept, Change.Removed, Change.Added, Change.Kept], runs.Select(r => r.Change));
        Assert.Equal(1, WordDiff.Count(runs));
    }

    [Fact]
    public void Two_unlike_texts_of_fifty_thousand_words_are_compared()
    {
        var before = Texts.Prose(50_000);
        var after = string.Join(' ', before.Split(' ').Reverse());
        var runs = WordDiff.Compare(before, after);
        Assert.Equal(after, string.Concat(runs.Where(r => r.Change is not Change.Removed).Select(r => r.Text)));
    }

    [Fact]
    public void A_plain_paragraph_is_set_to_the_letter() =>
        Gen.String[Gen.Char["ab1 .)#>-+*_`[]()<&;|\\~=!:/é“”"], 1, 60]
            .Where(t => t.Trim() == t && !t.Contains("  "))
            .Sample(
                text =>
                {
                    var html = TypesetText.Of(PlainText.ToMarkdown(text)).Html;
                    var body = new HtmlParser().ParseDocument(html).Body!;
                    Assert.Equal(text, body.TextContent.Trim('\n'));
                    Assert.Equal(1, body.ChildElementCount);
                    Assert.Equal("P", body.FirstElementChild!.TagName);
                    Assert.Equal(0, body.FirstElementChild.ChildElementCount);
                },
                iter: 20_000
            );
}
