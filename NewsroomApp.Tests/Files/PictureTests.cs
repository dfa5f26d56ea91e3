using System.Text.RegularExpressions;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Files;

/// <summary>Pictures in the document and in the printed text.</summary>
public partial class PictureTests
{
    private static readonly Picture _bridge = new(new('a', 64), "bridge", 1600, 1200);
    private static readonly Picture _quay = new(new('b', 64), "quay", 500, 300);

    private static readonly Document _words = (Texts.Complete with { Pictures = [_bridge, _quay] })
        .Described("bridge")
        .Described("quay");

    [Fact]
    public void What_is_said_of_a_picture_and_their_order_are_part_of_what_is_approved()
    {
        Document[] others =
        [
            _words,
            _words with { Pictures = [_quay, _bridge] },
            _words with { Pictures = [_bridge with { Hash = new('c', 64) }, _quay] },
            _words.With(_bridge.AltText, "x"),
            _words.With(_bridge.CaptionText, "x"),
            _words.With(_quay.CreditText, "x"),
            _words.With(_quay.CaptionText.In("fr"), "x"),
        ];
        Assert.Equal(others.Length, others.Select(o => o.Fingerprint).Distinct().Count());
        Assert.All(others, o => Assert.Equal(o, CanonicalJson.Read(CanonicalJson.Of(o))));
        Assert.Contains("a picture", Substance.Of(_words, others[1]));
        Assert.Equal(Texts.Complete.Fingerprint, (_words with { Pictures = [] }).Canonical().Fingerprint);
    }

    [Fact]
    public void A_picture_goes_out_only_with_alternative_text_caption_and_credit()
    {
        Assert.DoesNotContain(_words.Issues(live: null), i => i.Blocking);
        foreach (var part in _words.FileTexts)
            Assert.Equal(part.Label, Assert.Single(_words.With(part, "").Issues(live: null), i => i.Blocking).Part);
    }

    [Fact]
    public void A_picture_has_a_name_that_no_other_has_and_that_says_nothing()
    {
        Assert.Equal("picture-1", Picture.NameBeside([]));
        Assert.Equal("picture-1", Picture.NameBeside([_bridge, _quay]));
        Assert.Equal("picture-2", Picture.NameBeside([_bridge with { Name = "picture-1" }, _quay]));
    }

    [Fact]
    public void A_picture_that_is_placed_and_not_there_stops_the_statement()
    {
        var words = _words with { Body = "One.\n\n![x](picture-9)\n\nTwo ![](bridge) words.\n\n![](quay)" };
        var issue = Assert.Single(words.Issues(live: null), i => i.Blocking);
        Assert.Equal(("Body", true), (issue.Part, issue.Sentence.Contains("“picture-9”", StringComparison.Ordinal)));
        Assert.Equal(
            ["A picture stands on a line of its own, with nothing else on it."],
            TypesetText.RemarksOn(words).Select(r => r.Sentence)
        );
    }

    [Theory]
    [InlineData("One.\n\n![](quay)\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("- a\n\n  ![x](quay) \n- b", "- a\n\n- b")]
    [InlineData("- ![](quay)\n- b", "- b")]
    [InlineData("> a\n>\n> ![](quay)\n> b", "> a\n>\n> b")]
    [InlineData("Not ![](quay) here.\n\n![](bridge)", "Not ![](quay) here.\n\n![](bridge)")]
    public void A_picture_is_taken_out_of_the_text_with_its_line(string text, string without) =>
        Assert.Equal(without, Picture.Without(text, "quay"));

    [Fact]
    public void The_order_of_pictures_is_compared_name_by_name()
    {
        var third = _quay with { Name = "pier" };
        var after = _words with { Pictures = [_quay, _bridge, third] };
        var runs = WordComparison.Of(_words, after).Single(c => c.Part == Parts.Pictures).Runs;
        var now = runs.Where(r => r.Change is not Change.Removed).Select(r => r.Text);
        Assert.Equal("quay\nbridge\npier\n", string.Concat(now));
        Assert.Contains(runs, r => r is { Change: Change.Kept, Text: "bridge\n" or "quay\n" });
    }

    [Theory]
    [InlineData("a 1x1")]
    [InlineData("bridge")]
    [InlineData("\n")]
    public void What_is_no_list_of_pictures_counts_as_none(string text) =>
        Assert.Empty(_words.With(Parts.Pictures, text).Pictures);

    [Fact]
    public void A_name_that_two_pictures_have_is_no_list() =>
        Assert.Empty((_words with { Pictures = [_bridge, _quay with { Name = "bridge" }] }).Pictures);

    [Theory]
    [InlineData("A.\n\n![](quay)\n\nB.", "<p>A.</p>|<figure>quay</figure>|<p>B.</p>", "bridge")]
    [InlineData("- A\n\n  ![](bridge)", "<ul>\n<li><p>A</p>\n<figure>bridge</figure>\n</li>\n</ul>", "quay")]
    [InlineData("![](quay) and", "<p>![](quay) and</p>", "bridge quay")]
    [InlineData("![](nothing)", "<p>![](nothing)</p>", "bridge quay")]
    public void A_picture_stands_where_the_text_says_and_else_before_or_after_it(string body, string html, string rest)
    {
        var words = _words with { Body = body };
        var blocks = TypesetText.Of(words, Parts.Body, "/p").Blocks().Select(b => Named(b.Html));
        Assert.Equal(html, string.Join('|', blocks));
        Assert.Equal(rest, string.Join(' ', Figures.NotPlaced(words).Select(f => f.Picture.Name)));
        Assert.Equal(
            rest.Split(' ').Where(name => name == "bridge"),
            Figures.NotPlaced(words).Where(f => Figures.Leads(f, words)).Select(f => f.Picture.Name)
        );

        static string Named(string html) => Shown().Replace(html, "<figure>${name}</figure>");
    }

    [GeneratedRegex("<figure>.*The (?<name>[a-z]+) at noon.*</figure>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [Fact]
    public void Words_between_the_brackets_are_the_alternative_text_of_this_place()
    {
        var words = _words with { Body = "![A “new” view](quay)" };
        Assert.Contains("alt=\"A “new” view\"", TypesetText.Of(words, Parts.Body, "/p").Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_gets_three_formats_in_no_width_that_the_picture_does_not_have()
    {
        var html = Figures.Html(Figure.In(_words)[0], "/p", isLate: true);
        foreach (var file in new[] { "640.avif 640w", "1280.webp 1280w", "1600.jpg 1600w" })
            Assert.Contains($"/p/{_bridge.Hash}-{file}", html, StringComparison.Ordinal);
        Assert.Contains("width=\"1600\" height=\"1200\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("1920", html, StringComparison.Ordinal);
        Assert.Equal([500], PictureFile.WidthsOf(_quay));
    }

    [Fact]
    public void Mail_and_paper_say_what_a_picture_shows()
    {
        var mail = PlainText.Of(_words with { Body = "A.\n\n![](quay)" }, new(2031, 5, 12), new(), "a");
        Assert.Contains(
            "[Picture · The bridge at noon · Photo: Ana Đinđić]\n\nA.\n\n[Picture · The quay at noon · Photo: Ana Đinđić]",
            mail,
            StringComparison.Ordinal
        );
        var words = _words with { Body = "A.\n\n![](quay)\n\nB." };
        var typed = PlainText.Typed(words, new(2031, 5, 12), new() { PublicUrl = "https://x.example" }, "a");
        Assert.Contains(
            $"![A picture of bridge]({AddressOf(_bridge)})\n\nThe bridge at noon · Photo: Ana Đinđić\n\n"
                + $"A.\n\n![A picture of quay]({AddressOf(_quay)})\n\nThe quay at noon · Photo: Ana Đinđić\n\nB.",
            typed,
            StringComparison.Ordinal
        );

        static string AddressOf(Picture picture) =>
            $"https://x.example/statements/a/files/{picture.FileName}";
    }

    [Fact]
    public void Places_in_a_text_are_counted_without_its_pictures()
    {
        var words = _words with { Body = "One.\n\n![](quay)\n\nTwo." };
        Assert.Equal((17, 4), Glyphs.Typed(words, Parts.Body, 4, 4));
        var marked = Glyphs.Mark(TypesetText.Of(words, Parts.Body), [new(Parts.Body, 17, 3, 7)]);
        Assert.Equal("<p><mark data-mark=\"7\">Two</mark>.</p>", marked[^1].Html);
    }
}
