using NewsroomApp.Collaboration;

namespace NewsroomApp.Tests.Drafting;

/// <summary>
/// Élise, an editor, wrote words; Ana, a press officer, brings them into a draft of her own. Élise cannot approve that.
/// </summary>
public class AuthorshipTests
{
    private const string Words =
        "The ferry to Hiidra sails again from Monday, and every islander over sixty travels free until the ice is gone.";

    [Theory]
    [InlineData("duplicate")]
    [InlineData("a duplicate of a duplicate")]
    [InlineData("duplicate of a discarded draft")]
    [InlineData("template")]
    [InlineData("template that was replaced under its approved name")]
    [InlineData("import of a file that she wrote")]
    [InlineData("said by whoever wrote the rest")]
    [InlineData("paste")]
    [InlineData("paste of eight words")]
    [InlineData("paste of three words, three times")]
    [InlineData("paste with other marks and in bold")]
    [InlineData("paste with links, marks of notes and entities")]
    [InlineData("paste into another part")]
    [InlineData("paste of words that she has just typed")]
    [InlineData("paste of words that she has deleted, from her history")]
    [InlineData("paste, deleted again")]
    [InlineData("write by a verb")]
    [InlineData("restore from a discarded edition")]
    [InlineData("words that went out without review")]
    public async Task Words_that_were_never_published_keep_their_author(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, elise) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var hers = await By(newsroom, elise, Words);
        var copy = way switch
        {
            "duplicate" => await newsroom.Templates.Duplicate(ana, hers),
            "a duplicate of a duplicate" =>
                await newsroom.Templates.Duplicate(ana, await newsroom.Templates.Duplicate(ana, hers)),
            "duplicate of a discarded draft" => await Discarded(newsroom, elise, hers, ana),
            "template" => await FromTemplate(newsroom, elise, hers, ana),
            "template that was replaced under its approved name" => await FromReplaced(newsroom, elise, hers, ana),
            "import of a file that she wrote" => await newsroom.Drafting.Import(
                ana,
                await newsroom.Drafting.Read("ferry.txt", "A ferry\n\nIt sails."u8.ToArray(), apart: false),
                new Author(elise.PersonId, DemoCast.Editor.Name)
            ),
            "said by whoever wrote the rest" => await Said(newsroom, ana, elise),
            "paste" => await Pasted(newsroom, ana, Words),
            "paste of eight words" => await Pasted(newsroom, ana, "every islander over sixty travels free until the"),
            "paste of three words, three times" =>
                await Pasted(newsroom, ana, "sails again from ", "Monday, and every", " islander over sixty"),
            "paste with other marks and in bold" =>
                await Pasted(newsroom, ana, "**EVERY** islander, over *sixty*: travels\nfree until the ice…"),
            "paste with links, marks of notes and entities" => await Pasted(
                newsroom,
                ana,
                "every [islander](https://a.example/x(y)) over[^1]&#32;sixty [travels][2] free&nbsp;until the"
            ),
            "paste into another part" => await Pasted(newsroom, ana, Parts.NotesToEditors, Words),
            "paste of words that she has just typed" => await JustTyped(newsroom, elise, ana),
            "paste of words that she has deleted, from her history" => await Deleted(newsroom, elise, hers, ana),
            "paste, deleted again" => await Pasted(newsroom, ana, Words, ""),
            "write by a verb" => await Written(newsroom, ana),
            "restore from a discarded edition" => await Restored(newsroom, elise, ana),
            _ => await Urgent(newsroom, hers, ana),
        };

        var edition = (await newsroom.Drafting.Find(copy))!.Open!;
        Assert.True(edition.IsContributor(elise.PersonId));
        await newsroom.Write(
            copy,
            edition.Words with
            {
                Headline = "Ferries",
                Body = edition.Words.Body + "\n\nMore.",
                PublicNote = "More.",
            }
        );
        await newsroom.Drafting.Submit(ana, copy);
        var shown = (await newsroom.Review.Open(elise, copy))!.Shown;
        await Refuses("somebody else has to approve it", () => newsroom.Review.Approve(elise, copy, shown));
        Assert.Contains(
            (await newsroom.Revisions.History(copy))!.Entries,
            e => e.Verb is Verb.TakeOver && e.By.PersonId == ana.PersonId && e.Note!.Contains(DemoCast.Editor.Name)
        );
    }

    [Theory]
    [InlineData("duplicate of a published statement")]
    [InlineData("paste of published words")]
    [InlineData("paste of published words that stand in her draft too")]
    [InlineData("template that somebody else approved")]
    [InlineData("paste of a template that somebody else approved")]
    [InlineData("paste of seven words")]
    [InlineData("the same words, typed")]
    [InlineData("paste of my own words, which she took over")]
    public async Task Words_that_are_nobodys_make_nobody_an_author(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, elise, chief) = (
            newsroom.As(DemoCast.Officer),
            newsroom.As(DemoCast.Editor),
            newsroom.As(DemoCast.ChiefEditor)
        );
        string copy;
        switch (way)
        {
            case "duplicate of a published statement":
                copy = await newsroom.Templates.Duplicate(ana, await Published(newsroom));
                break;
            case "paste of published words":
                await Published(newsroom);
                copy = await Pasted(newsroom, ana, Words);
                break;
            case "paste of published words that stand in her draft too":
                await Published(newsroom);
                await By(newsroom, elise, Words);
                copy = await Pasted(newsroom, ana, Words);
                break;
            case "template that somebody else approved":
                copy = await FromTemplate(newsroom, elise, await By(newsroom, elise, Words), ana, chief);
                break;
            case "paste of a template that somebody else approved":
                await FromTemplate(newsroom, elise, await By(newsroom, elise, Words), ana, chief);
                copy = await Pasted(newsroom, ana, Words);
                break;
            case "paste of seven words":
                await By(newsroom, elise, Words);
                copy = await Pasted(newsroom, ana, "every islander over sixty travels free until");
                break;
            case "the same words, typed":
                await By(newsroom, elise, Words);
                copy = await Pasted(newsroom, ana, [.. Words.Split(' ').Select(w => w + " ")]);
                break;
            default:
                copy = await Pasted(newsroom, ana, Words);
                await By(newsroom, elise, Words);
                await newsroom.Write(copy, Texts.Complete);
                await newsroom.Write(copy, Texts.Complete with { Body = Words });
                break;
        }
        Assert.False((await newsroom.Drafting.Find(copy))!.Open!.IsContributor(elise.PersonId));
    }

    [Fact]
    public async Task Nobody_approves_a_template_of_their_own_words_and_an_approval_ends_with_the_right()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, elise, chief) = (
            newsroom.As(DemoCast.Officer),
            newsroom.As(DemoCast.Editor),
            newsroom.As(DemoCast.ChiefEditor)
        );
        await newsroom.Templates.Save(ana, await By(newsroom, elise, Words), "Ferries");
        var template = (await newsroom.Templates.List()).Single().Id;
        await Refuses("You wrote in this template", () => newsroom.Templates.Approve(elise, template));
        await newsroom.SecondChief();
        await newsroom.Templates.Approve(chief, template);
        var free = (await newsroom.Drafting.Find(await newsroom.Templates.Start(ana, template)))!.Open!;
        Assert.False(free.IsContributor(elise.PersonId));
        await newsroom.People.ChangeRole(newsroom.As(DemoCast.Administrator), chief.PersonId, Role.Administrator);
        var held = (await newsroom.Drafting.Find(await newsroom.Templates.Start(ana, template)))!.Open!;
        Assert.True(held.IsContributor(elise.PersonId));
    }

    private static async Task<string> By(TestNewsroom newsroom, Actor writer, string body)
    {
        var id = await newsroom.Drafting.Start(writer);
        await newsroom.Drafting.Write(writer, id, new Document { Headline = "Ferries", Body = body });
        return id;
    }

    /// <summary>Published by the book, with Élise among its writers.</summary>
    private static async Task<string> Published(TestNewsroom newsroom)
    {
        var (elise, chief) = (newsroom.As(DemoCast.Editor), newsroom.As(DemoCast.ChiefEditor));
        var id = await By(newsroom, elise, Words);
        await newsroom.Drafting.Submit(elise, id);
        await newsroom.Review.Approve(chief, id, (await newsroom.Review.Open(chief, id))!.Shown);
        await newsroom.Publishing.PublishNow(chief, id);
        return id;
    }

    private static Task<string> Pasted(TestNewsroom newsroom, Actor me, params string[] pieces) =>
        Pasted(newsroom, me, Parts.Body, pieces);

    /// <summary>On an open page, one piece after the other; the empty piece deletes everything.</summary>
    private static async Task<string> Pasted(TestNewsroom newsroom, Actor me, Part part, params string[] pieces)
    {
        var id = await newsroom.Drafting.Start(me);
        await Type(newsroom, me, id, part, pieces);
        return id;
    }

    private static async Task Type(TestNewsroom newsroom, Actor me, string id, Part part, params string[] pieces)
    {
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        await using var page = newsroom.Drafting.Open(me, edition);
        foreach (var (i, piece) in pieces.Index())
        {
            var text = page.Words[part];
            TextChange change = piece.Length == 0 ? new([new(0, text.Length, "")]) : new([new(text.Length, 0, piece)]);
            Assert.True(page.Type(i + 1, page.OpenedVersion, new(part, change), more: false, hash: null));
            await page.Flush();
            Assert.Equal(Safety.Saved, page.Safety);
        }
    }

    private static async Task<string> JustTyped(TestNewsroom newsroom, Actor elise, Actor ana)
    {
        var hers = await newsroom.Drafting.Start(elise);
        var typed = "Lamps on the quay go out at ten, the mayor has said, and not a minute later.";
        await Type(newsroom, elise, hers, Parts.Body, [.. typed.Split(' ').Select(w => w + " ")]);
        return await Pasted(newsroom, ana, typed);
    }

    private static async Task<string> Deleted(TestNewsroom newsroom, Actor elise, string hers, Actor ana)
    {
        await newsroom.Revisions.Save(elise, hers);
        await newsroom.Drafting.Write(elise, hers, Texts.Complete with { Body = "Something else." });
        await newsroom.Revisions.Save(elise, hers);
        return await Pasted(newsroom, ana, Words);
    }

    private static async Task<string> Written(TestNewsroom newsroom, Actor ana)
    {
        var id = await newsroom.Drafting.Start(ana);
        await newsroom.Drafting.Write(ana, id, Texts.Complete with { Body = Words });
        return id;
    }

    private static async Task<string> Said(TestNewsroom newsroom, Actor ana, Actor elise)
    {
        var id = await By(newsroom, ana, "She told me this on the telephone.");
        await newsroom.Drafting.NameWriters(ana, id, [new(elise.PersonId, DemoCast.Editor.Name)]);
        return id;
    }

    private static async Task<string> Discarded(TestNewsroom newsroom, Actor elise, string hers, Actor ana)
    {
        await newsroom.Drafting.Discard(elise, hers);
        return await newsroom.Templates.Duplicate(ana, hers);
    }

    private static async Task<string> FromTemplate(
        TestNewsroom newsroom,
        Actor saver,
        string source,
        Actor ana,
        Actor? approver = null
    )
    {
        await newsroom.Templates.Save(saver, source, "Ferries");
        var template = (await newsroom.Templates.List()).Single().Id;
        if (approver is not null) await newsroom.Templates.Approve(approver, template);
        return await newsroom.Templates.Start(ana, template);
    }

    private static async Task<string> FromReplaced(TestNewsroom newsroom, Actor elise, string hers, Actor ana)
    {
        await FromTemplate(newsroom, ana, await By(newsroom, ana, "Mine."), ana, newsroom.As(DemoCast.ChiefEditor));
        return await FromTemplate(newsroom, elise, hers, ana);
    }

    private static async Task<string> Restored(TestNewsroom newsroom, Actor elise, Actor ana)
    {
        var id = await newsroom.Live();
        await newsroom.Publishing.Correct(elise, id);
        await newsroom.Drafting.Write(elise, id, Texts.Corrected with { Body = "Short." });
        await newsroom.Drafting.Discard(elise, id);
        await newsroom.Publishing.Correct(ana, id);
        var history = (await newsroom.Revisions.History(id))!;
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        var hers = history.Revisions.First(r => r.By.PersonId == elise.PersonId && r.Number > 1);
        await newsroom.Revisions.Restore(ana, id, hers.Id, edition);
        return id;
    }

    private static async Task<string> Urgent(TestNewsroom newsroom, string hers, Actor ana)
    {
        var words = (await newsroom.Drafting.Find(hers))!.Open!.Fingerprint;
        var chief = newsroom.As(DemoCast.ChiefEditor);
        await newsroom.Presence.PublishUrgently(chief, hers, words, "The ice is breaking.");
        return await Pasted(newsroom, ana, Words);
    }
}
