using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Drafting;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Drafting;

public class DraftListTests
{
    [Theory]
    [InlineData("nuno angstrom", true)]
    [InlineData("LIGHTHOUSE", true)]
    [InlineData("dusk", true)]
    [InlineData("submarine", false)]
    [InlineData("  ", true)]
    [InlineData("%", false)]
    public async Task Drafts_are_found_by_words_in_any_part_whatever_their_marks(string text, bool found)
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Draft();
        Assert.Equal(
            found,
            (await newsroom.Drafting.List(new(DraftShelf.All, Text: text), newsroom.Id(DemoCast.Colleague))).Count == 1
        );
    }

    [Fact]
    public async Task A_new_statement_without_a_word_leaves_nothing_behind()
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Drafting.Begin(me);
        Assert.Empty(await newsroom.Drafting.List(new(DraftShelf.All), me.PersonId));
        Assert.Empty((await newsroom.Planning.Board(new(), me.PersonId))[0].Cards);
        Assert.NotEqual(id, await newsroom.Drafting.Begin(newsroom.As(DemoCast.Colleague)));
        Assert.Equal(id, await newsroom.Drafting.Begin(me));
        await newsroom.Write(id, new Document { Place = "Tallvik" });
        Assert.Single(await newsroom.Drafting.List(new(DraftShelf.All), me.PersonId));
        Assert.NotEqual(id, await newsroom.Drafting.Begin(me));
    }

    [Fact]
    public async Task A_search_follows_what_is_typed_and_forgets_what_has_gone_out()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        var me = newsroom.As(DemoCast.Officer);
        var filter = new DraftFilter(DraftShelf.Mine, Text: "keepers \"received the\" light*");
        Assert.Single(await newsroom.Drafting.List(filter, me.PersonId));
        await newsroom.Write(id, Texts.Complete with { Body = "Nothing of it." });
        Assert.Empty(await newsroom.Drafting.List(new(DraftShelf.Mine, Text: "\"received the\""), me.PersonId));
        Assert.Single(await newsroom.Drafting.List(new(DraftShelf.Mine, Text: "nothing"), me.PersonId));
        await newsroom.Drafting.Submit(me, id);
        await newsroom.Approve(id);
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
        await newsroom.Draft(Texts.Complete with { Headline = "Another" });
        Assert.Empty(await newsroom.Drafting.List(new(DraftShelf.All, Text: "nothing"), me.PersonId));
        await using var db = await newsroom.Db();
        var gate = newsroom.App.Services.GetRequiredService<WriteGate>();
        Assert.Single(await db.FindDrafts(gate, new("another")));
        Assert.Empty(await db.FindDrafts(gate, new("nothing")));
    }

    [Fact]
    public async Task Drafts_are_listed_by_shelf_stage_and_topic()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, jonas) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Colleague));
        var energy = await newsroom.Draft(Texts.Complete with { Kicker = "Energy" });
        var waiting = await newsroom.InReview(Texts.Complete with { Kicker = "Transport" });
        Assert.Empty(await newsroom.Drafting.List(new(DraftShelf.Mine), jonas.PersonId));
        Assert.Equal(2, (await newsroom.Drafting.List(new(DraftShelf.Mine), ana.PersonId)).Count);
        Assert.Equal(
            waiting,
            Assert.Single(await newsroom.Drafting.List(new(DraftShelf.All, Stage.InReview), jonas.PersonId)).StatementId
        );
        Assert.Equal(
            energy,
            Assert.Single(await newsroom.Drafting.List(new(DraftShelf.All, Kicker: "Energy"), jonas.PersonId))
                .StatementId
        );
        Assert.Equal(["Energy", "Transport"], await newsroom.Drafting.Kickers());
    }

    [Fact]
    public async Task A_template_begins_a_statement_without_what_belongs_to_one_occasion()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, jonas) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Colleague));
        var first = await newsroom.Draft(Texts.Corrected);
        await newsroom.Templates.Save(ana, first, " Harbour ");
        var second = await newsroom.Draft(Texts.Corrected with { Kicker = "Second" });
        await newsroom.Templates.Save(jonas, second, "Harbour");
        var template = Assert.Single(await newsroom.Templates.List());
        var id = await newsroom.Templates.Start(jonas, template.Id);
        Assert.Equal(
            Texts.Complete with
            {
                Body = Texts.Corrected.Body,
                Kicker = "Second",
                Date = null,
            },
            (await newsroom.Drafting.Find(id))!.Open!.Words
        );

        await Assert.ThrowsAsync<Refusal>(() => newsroom.Templates.Save(ana, first, "  "));
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Templates.Save(newsroom.As(DemoCast.Administrator), first, "Mine")
        );
        await newsroom.Templates.Remove(jonas, template.Id);
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Templates.Start(jonas, template.Id));
    }

    [Fact]
    public async Task A_duplicate_is_another_statement_with_the_same_words()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Live();
        var copy = await newsroom.Templates.Duplicate(newsroom.As(DemoCast.Colleague), id);
        Assert.NotEqual(id, copy);
        Assert.Equal(Texts.Complete with { Date = null }, (await newsroom.Drafting.Find(copy))!.Open!.Words);
        Assert.False((await newsroom.Drafting.Find(copy))!.Open!.IsContributor(newsroom.Id(DemoCast.Officer)));
    }

    [Fact]
    public void A_statement_as_mail_has_its_parts_apart_and_no_marks() =>
        Assert.Equal(
            "Head\n\nA line.\n\nTallvik, 4 March 2026\n\nFirst words.\n\nSecond, press (https://example.org).\n\n"
                + "Press contact\n\nThe desk\n",
            PlainText
                .Of(
                    new()
                    {
                        Headline = "Head",
                        Standfirst = "A line.",
                        Place = "Tallvik",
                        Body = "First **words**.\n\nSecond, [press](https://example.org).",
                        PressContact = "The desk",
                    },
                    new DateOnly(2026, 3, 4),
                    new(),
                    "a"
                )
                .ReplaceLineEndings("\n")
        );
}
