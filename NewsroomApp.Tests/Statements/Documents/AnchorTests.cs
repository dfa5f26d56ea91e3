using CsCheck;

namespace NewsroomApp.Tests.Statements.Documents;

/// <summary>Comments stay with their words or say that the words are gone; they never move to other words.</summary>
public class AnchorTests
{
    private const string Text =
        "The council met on Monday. “A lamp is a promise,” he said.\n\n"
        + "The keepers met on Tuesday. “We keep it,” he said.";

    [Theory]
    [InlineData("lamp")]
    [InlineData("he said")]
    [InlineData("The")]
    [InlineData("Tuesday. “We keep it,” he said.")]
    public void Words_are_found_where_they_stand(string quote)
    {
        for (
            var at = Text.IndexOf(quote, StringComparison.Ordinal);
            at >= 0;
            at = Text.IndexOf(quote, at + 1, StringComparison.Ordinal)
        )
            Assert.Equal((at, quote.Length), Found(Point(at, quote.Length), Text));
    }

    [Fact]
    public void They_are_found_after_text_came_in_front_or_they_moved_or_were_split()
    {
        var anchor = Point(Text.IndexOf("lamp is a promise", StringComparison.Ordinal), "lamp is a promise".Length);
        Assert.Equal("lamp is a promise", At(anchor, "Two new paragraphs.\n\nHere. " + Text));
        Assert.Equal("lamp is a promise", At(anchor, "The keepers met. “A lamp is a promise,” they said at last."));
        Assert.Equal(
            "lamp is\n\na promise",
            At(anchor, Text.Replace("lamp is a", "lamp is\n\na", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Of_likes_the_right_one_is_found_and_none_when_it_is_gone()
    {
        var second = Point(Text.LastIndexOf("he said", StringComparison.Ordinal), 7);
        var shorter = Text.Replace("“A lamp is a promise,” he said.", "It rained.", StringComparison.Ordinal);
        Assert.Equal((shorter.IndexOf("he said", StringComparison.Ordinal), 7), Found(second, shorter));
        Assert.Null(Found(second, Text.Replace(" “We keep it,” he said.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Other_words_between_the_same_neighbours_are_said_to_be_other_words()
    {
        var anchor = Point(Text.IndexOf("promise", StringComparison.Ordinal), 7);
        var changed = Text.Replace("promise", "duty", StringComparison.Ordinal);
        var place = anchor.FindIn(new Document { Body = changed })!;
        Assert.Equal(("duty", true), (changed.Substring(place.Start, place.Length), place.Changed));
        Assert.Null(anchor.FindIn(new Document { Body = Text.Replace("promise", "", StringComparison.Ordinal) }));
        Assert.Null(anchor.FindIn(new Document { Body = "" }));
    }

    [Fact]
    public void Whatever_is_typed_elsewhere_the_words_are_found_again()
    {
        Gen.Select(Gen.Int[0, Text.Length - 1], Gen.Int[1, 30], Changes.Any, Changes.Any)
            .Sample(
                (start, length, before, after) =>
                {
                    length = Math.Min(length, Text.Length - start);
                    if (string.IsNullOrWhiteSpace(Text.Substring(start, length))) return;
                    var (front, quote, back) = (Text[..start], Text.Substring(start, length), Text[(start + length)..]);
                    // The context on either side stays; text beyond it changes at random.
                    var (keptFront, keptBack) = (
                        front[Math.Max(0, start - Anchor.Context)..],
                        back[..Math.Min(back.Length, Anchor.Context)]
                    );
                    var (farFront, farBack) = (front[..^keptFront.Length], back[keptBack.Length..]);
                    var changed =
                        before(farFront).Apply(farFront) + keptFront + quote + keptBack + after(farBack).Apply(farBack);
                    var place = Point(start, length).FindIn(new Document { Body = changed });
                    Assert.NotNull(place);
                    Assert.Equal(quote.Trim(), changed.Substring(place.Start, place.Length));
                },
                iter: 3_000
            );
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 3)]
    [InlineData(0, 100_000)]
    [InlineData(58, 2)]
    public void Nothing_is_pointed_at_by_pointing_at_nothing(int start, int length) =>
        Assert.Throws<Refusal>(() => Point(start, length));

    private static Anchor Point(int start, int length) => Anchor.At(Parts.Body, new() { Body = Text }, start, length);

    private static (int, int)? Found(Anchor anchor, string text) =>
        anchor.FindIn(new Document { Body = text }) is { Changed: false } place ? (place.Start, place.Length) : null;

    private static string? At(Anchor anchor, string text) =>
        Found(anchor, text) is var (start, length) ? text.Substring(start, length) : null;
}
