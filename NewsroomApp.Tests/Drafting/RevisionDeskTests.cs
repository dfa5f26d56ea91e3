using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Drafting;

public class RevisionDeskTests
{
    [Fact]
    public async Task A_restored_revision_is_a_new_one_and_what_stood_there_is_kept()
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Draft();
        await newsroom.Revisions.Save(me, id);
        await newsroom.Write(id, Texts.Complete with { Body = "Written over." });
        var first = (await newsroom.Revisions.History(id))!.Revisions.Single(r =>
            r.Fingerprint == Texts.Complete.Fingerprint
        );

        await Restore(newsroom, me, id, first.Id);
        Assert.Equal(Texts.Complete, (await newsroom.Drafting.Find(id))!.Open!.Words);
        var history = (await newsroom.Revisions.History(id))!;
        Assert.Equal(Texts.Complete.Fingerprint, history.Revisions[0].Fingerprint);
        Assert.Equal("Written over.", (await newsroom.Revisions.WordsOf(id, history.Revisions[1].Id))!.Body);
        Assert.Equal("Restored revision 2 of edition 1", history.Entries[0].Note);
    }

    [Fact]
    public async Task A_word_document_has_the_words_as_they_stand_or_as_they_stood()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var words = Texts.Complete with { Headline = "Lamps in Tallvik" };
        var id = await newsroom.Draft(words);
        await newsroom.Revisions.Save(newsroom.As(DemoCast.Officer), id);
        await newsroom.Write(id, words with { Headline = "Lamps by the quay" });
        var history = (await newsroom.Revisions.History(id))!;
        var before = history.Revisions.Single(r => r.Fingerprint == words.Fingerprint);
        using var ana = await newsroom.SignedIn(DemoCast.Officer);

        Assert.Equal(("Draft", "lamps-by-the-quay-edition-1.docx", "Lamps by the quay"), await Download(""));
        Assert.Equal(
            ($"Revision {before.Number}", "lamps-in-tallvik-edition-1.docx", "Lamps in Tallvik"),
            await Download($"?revision={before.Id}")
        );
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/desk/drafts/nothing.docx")).StatusCode);

        async Task<(string Stage, string? Name, string Headline)> Download(string which)
        {
            using var answer = await ana.GetAsync($"/desk/drafts/{id}.docx{which}");
            using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
            var main = document.MainDocumentPart!;
            return (
                main.HeaderParts.Single().Header!.Descendants<Text>().Last().Text,
                answer.Content.Headers.ContentDisposition!.FileName,
                main.Document!.Body!.Elements<Paragraph>()
                    .Single(p => p.ParagraphProperties!.ParagraphStyleId?.Val?.Value is "Title")
                    .InnerText
            );
        }
    }

    [Fact]
    public async Task An_open_page_follows_a_restored_revision()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft(Texts.Complete with { Body = "One two three." });
        await newsroom.Revisions.Save(newsroom.As(DemoCast.Officer), id);
        var revision = (await newsroom.Revisions.History(id))!.Revisions[0];
        await newsroom.Write(id, Texts.Complete with { Body = "One three." });
        await using var page = newsroom.Drafting.Open(
            newsroom.As(DemoCast.Colleague),
            (await newsroom.Drafting.Find(id))!.Open!
        );
        await Restore(newsroom, newsroom.As(DemoCast.Officer), id, revision.Id);
        Assert.True(await page.Pull());
        page.Took(page.Tell()[^1].Version);
        Assert.Equal("One two three.", page.Words.Body);
    }

    [Fact]
    public async Task What_a_colleague_types_while_the_question_stands_stays_whole()
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Draft(Texts.Complete with { Body = "Old first.\n\nOld second of words." });
        await newsroom.Revisions.Save(me, id);
        var old = (await newsroom.Revisions.History(id))!.Revisions[0];
        await newsroom.Write(id, Texts.Complete with { Body = "New first.\n\nOld second of words." });
        var shown = (await newsroom.Drafting.Find(id))!.Open!;
        await newsroom.Write(id, Texts.Complete with { Body = "New first.\n\nOld second JONAS WR of words." });
        await newsroom.Revisions.Restore(me, id, old.Id, shown);
        Assert.Equal(
            "Old first.\n\nOld second JONAS WR of words.",
            (await newsroom.Drafting.Find(id))!.Open!.Words.Body
        );
    }

    /// <summary>Words go on at a caret in what the revision does not have.</summary>
    [Theory]
    [InlineData("They spoke xx1 x at length.", "They spoke xx1 xx2 xx3 at length.", "They met. xx2 xx3")]
    [InlineData("They spoke x at length.", "They spoke xx1 xx2  at length.", "They met. xx1 xx2  ")]
    [InlineData("They spoke xx1  at length.", "They spoke xx1 xx2  at length.", "They met. xx2")]
    [InlineData("They spoke at lengt", "They spoke at length, and well.", "They met. length, and well.")]
    [InlineData("They spoke xx1 at length.", "They spoke xx1 xx2 at length.", "They met. xx2 ")]
    public async Task A_word_that_a_colleague_is_typing_stays_whole(string shownAs, string typedOn, string then)
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Draft(Texts.Complete with { Body = "They met." });
        await newsroom.Revisions.Save(me, id);
        var old = (await newsroom.Revisions.History(id))!.Revisions[0];
        await newsroom.Write(id, Texts.Complete with { Body = $"They met. {shownAs}" });
        var shown = (await newsroom.Drafting.Find(id))!.Open!;
        await newsroom.Write(id, Texts.Complete with { Body = $"They met. {typedOn}" });
        await newsroom.Revisions.Restore(me, id, old.Id, shown);
        Assert.Equal(then, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_correction_keeps_its_note_when_words_of_the_first_edition_are_restored()
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Live();
        var first = (await newsroom.Revisions.History(id))!.Revisions[0];
        await newsroom.Publishing.Correct(me, id);
        await newsroom.Write(id, Texts.Corrected);
        await Restore(newsroom, me, id, first.Id);
        Assert.Equal(
            Texts.Complete with
            {
                ChangeKind = Texts.Corrected.ChangeKind,
                PublicNote = Texts.Corrected.PublicNote,
            },
            (await newsroom.Drafting.Find(id))!.Open!.Words
        );
    }

    [Fact]
    public async Task A_revision_of_another_statement_or_for_locked_words_is_refused()
    {
        await using var newsroom = await TestNewsroom.Open();
        var me = newsroom.As(DemoCast.Officer);
        var (mine, other) = (await newsroom.Draft(), await newsroom.Draft());
        var revision = (await newsroom.Revisions.History(other))!.Revisions[0];
        await Assert.ThrowsAsync<Refusal>(() => Restore(newsroom, me, mine, revision.Id));
        Assert.Null(await newsroom.Revisions.WordsOf(mine, revision.Id));
        var approved = await newsroom.Approved();
        var approvedAs = (await newsroom.Revisions.History(approved))!.Revisions[^1];
        await Refuses("locked", () => Restore(newsroom, me, approved, approvedAs.Id));
    }

    private static async Task Restore(TestNewsroom newsroom, Actor me, string id, int revision) =>
        await newsroom.Revisions.Restore(me, id, revision, (await newsroom.Drafting.Find(id))!.Open!);
}
