using NewsroomApp.Publishing;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Publishing;

public class PublicationDeskTests
{
    [Fact]
    public async Task The_proof_compares_page_feed_and_front_page_with_what_was_approved()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.Live();
        Assert.Equal(
            [("The page", Finding.Same), ("The feed", Finding.Same), ("The front page", Finding.Same)],
            await Seen()
        );
        await newsroom.Correct(id, Texts.Corrected);
        Assert.All(await Seen(), s => Assert.Equal(Finding.Same, s.Finding));
        for (var i = 0; i < 20; i++) await newsroom.Live(Texts.Complete with { Headline = $"Statement {i}" });
        Assert.Equal(["The page"], (await Seen()).Select(s => s.What));

        async Task<IEnumerable<(string What, Finding Finding)>> Seen() =>
            (await newsroom.Publication.Prove(id)).Sights.Select(s => (s.What, s.Finding));
    }

    [Fact]
    public async Task A_public_side_that_does_not_answer_is_no_proof()
    {
        await using var newsroom = await TestNewsroom.Open("--Newsroom:PublicUrl=http://127.0.0.1:1");
        var id = await newsroom.Live();
        Assert.All(
            (await newsroom.Publication.Prove(id)).Sights,
            s => Assert.Equal((Finding.Unread, "nothing answers"), (s.Finding, s.Says))
        );
        await Assert.ThrowsAsync<Refusal>(async () => await newsroom.Publication.Prove(await newsroom.Approved()));
    }

    [Theory]
    [InlineData("headline", "Headline")]
    [InlineData("body", "Body")]
    [InlineData("pressContact", "Press contact")]
    public void A_page_with_other_words_is_no_proof(string key, string part)
    {
        var page =
            "<h1>Harbour council welcomes the lighthouse keepers of five islands</h1>"
            + "<p>The keepers meet for the first time since 1931.</p><p>Tallvik, 4 March 2026</p>"
            + TypesetText.Of(Texts.Complete.Body).Html
            + TypesetText.Of(Texts.Complete.NotesToEditors).Html
            + TypesetText.Of(Texts.Complete.PressContact).Html;
        Assert.Null(PublicationDesk.Missing(page, "a", Texts.Complete));
        var other = Parts.Keyed(key)!;
        Assert.Equal(
            $"{part} is not what was approved.",
            PublicationDesk.Missing(page, "a", Texts.Complete.With(other, Texts.Complete[other] + " Not."))
        );
    }
}
