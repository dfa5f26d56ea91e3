using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Drafting;

public class DraftSessionTests
{
    [Fact]
    public async Task What_is_typed_is_in_the_store_within_two_seconds_of_the_clock()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);

        Type(session, Parts.Body, "Other words.");
        Assert.Equal(Safety.Pending, session.Safety);
        var saved = Until(session, Safety.Saved);
        newsroom.Clock!.Advance(TimeSpan.FromSeconds(1));
        await saved;

        Assert.Equal("Other words.", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
        Assert.Equal(newsroom.Clock.GetUtcNow(), session.SavedAt);
    }

    [Fact]
    public async Task Half_of_a_long_paste_is_never_saved()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using (var session = await Open(newsroom, id, DemoCast.Officer))
        {
            var half = session.TextOf(Parts.Body) + "half";
            session.Type(Parts.Body, half.Length - 4, 0, "half", more: true, TypedText.Hash(half));
            await session.Flush();
        }
        Assert.Equal(Texts.Complete.Body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Closing_the_page_saves_what_was_typed()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using (var session = await Open(newsroom, id, DemoCast.Officer)) Type(session, Parts.Kicker, "Last word");
        Assert.Equal("Last word", (await newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
    }

    [Fact]
    public async Task Of_two_people_in_one_draft_neither_loses_words()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var mine = await Open(newsroom, id, DemoCast.Officer);
        await using var theirs = await Open(newsroom, id, DemoCast.Colleague);

        Type(theirs, Parts.Body, "Jonas wrote this.");
        await theirs.Flush();
        Type(mine, Parts.Body, "Ana wrote this.");
        await mine.Flush();
        Assert.Equal(Safety.Conflict, mine.Safety);
        Assert.Contains("Jonas Grybauskas saved other words", mine.Trouble, StringComparison.Ordinal);
        Assert.Equal("Ana wrote this.", mine.Words.Body);

        await mine.KeepMine();
        Assert.Equal(Safety.Saved, mine.Safety);
        Assert.Equal("Ana wrote this.", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
        Assert.Contains((await newsroom.Drafting.History(id))!.Texts.Values, w => w.Body == "Jonas wrote this.");
    }

    [Fact]
    public async Task Taking_theirs_keeps_mine_as_a_revision()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var mine = await Open(newsroom, id, DemoCast.Officer);
        await newsroom.Write(id, Texts.Complete with { Body = "Jonas wrote this." }, DemoCast.Colleague);
        Type(mine, Parts.Body, "Ana wrote this.");
        await mine.Flush();

        await mine.SetMineAside();
        mine.Abandon();
        Assert.Equal("Jonas wrote this.", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
        Assert.Contains((await newsroom.Drafting.History(id))!.Texts.Values, w => w.Body == "Ana wrote this.");
    }

    [Fact]
    public async Task Text_over_the_limit_is_not_saved_and_the_page_says_so()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Type(session, Parts.Body, new string('x', Parts.Body.Limit + 1));
        await session.Flush();
        Assert.Equal(Safety.Failed, session.Safety);
        Assert.Contains("500,000", session.Trouble, StringComparison.Ordinal);
        Type(session, Parts.Body, "Short again.");
        await session.Flush();
        Assert.Equal(Safety.Saved, session.Safety);
    }

    [Fact]
    public async Task A_body_of_fifty_thousand_words_is_saved_whole()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        var body = Texts.Prose(50_000);
        Type(session, Parts.Body, body);
        await session.Flush();
        Assert.Equal(body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    private static async Task<DraftSession> Open(TestNewsroom newsroom, string id, DemoCast.Member member) =>
        new(newsroom.Drafting, newsroom.Clock!, NullLogger.Instance, newsroom.Id(member), id, (await newsroom.Drafting.Find(id))!.Open!);

    private static void Type(DraftSession session, Part part, string text) =>
        Assert.True(session.Type(part, 0, session.TextOf(part).Length, text, more: false, TypedText.Hash(text)));

    private static Task Until(DraftSession session, Safety safety)
    {
        var reached = new TaskCompletionSource();
        session.Changed += () => { if (session.Safety == safety) reached.TrySetResult(); };
        return reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
