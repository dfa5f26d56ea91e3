using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Collaboration;

public class DraftSessionTests
{
    [Fact]
    public async Task What_is_typed_is_in_the_store_within_two_seconds_of_the_clock()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);

        Write(session, Parts.Body, "Other words.");
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
            Assert.True(Type(session, 1, Parts.Body, new(session.Words.Body.Length, 0, "half"), more: true));
            await session.Flush();
        }
        Assert.Equal(Texts.Complete.Body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_long_paste_is_shown_once_when_its_last_piece_is_here()
    {
        await using var newsroom = await TestNewsroom.Open();
        await using var session = await Open(newsroom, await newsroom.Draft(), DemoCast.Officer);
        var shown = new List<string>();
        session.Typed += () => shown.Add(session.Words.Kicker);

        Write(session, Parts.Kicker, "");
        Assert.True(Type(session, 2, Parts.Kicker, new(0, 0, "one, "), more: true));
        Assert.True(Type(session, 3, Parts.Kicker, new(5, 0, "two, "), more: true));
        Assert.True(Type(session, 4, Parts.Kicker, new(10, 0, "three")));

        Assert.Equal(["", "one, two, three"], shown);
    }

    [Fact]
    public async Task Closing_the_page_saves_what_was_typed()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using (var session = await Open(newsroom, id, DemoCast.Officer))
            Write(session, Parts.Kicker, "Last word");
        Assert.Equal("Last word", (await newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
    }

    [Fact]
    public async Task Two_people_in_one_draft_keep_each_others_words()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft(Texts.Complete with { Body = "Middle." });
        await using var ana = await Open(newsroom, id, DemoCast.Officer);
        await using var jonas = await Open(newsroom, id, DemoCast.Colleague);

        Assert.True(Type(jonas, 1, Parts.Body, new(0, 0, "Start. ")));
        Assert.True(Type(ana, 1, Parts.Body, new(7, 0, " End.")));
        await jonas.Flush();
        await ana.Flush();
        Assert.Equal("Start. Middle. End.", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);

        // The browser decides when to take a line. Until it confirms that, the page here stays as the browser shows it.
        Assert.True(await ana.Pull());
        Assert.Equal([1, 2], ana.Tell().Select(l => l.Version - ana.OpenedVersion));
        Assert.Empty(ana.Tell());
        Assert.Equal("Middle. End.", ana.Words.Body);
        ana.Took(ana.OpenedVersion + 2);
        Assert.Equal("Start. Middle. End.", ana.Words.Body);
    }

    [Fact]
    public async Task A_change_told_twice_is_taken_once_and_one_that_came_too_early_not_at_all()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft(Texts.Complete with { Body = "" });
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Assert.True(Type(session, 1, Parts.Body, new(0, 0, "once ")));
        Assert.True(Type(session, 1, Parts.Body, new(0, 0, "once ")));
        Assert.False(Type(session, 3, Parts.Body, new(0, 0, "early ")));
        await session.Flush();
        await session.Flush();
        Assert.Equal("once ", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_browser_that_asked_for_lines_itself_is_understood_at_once()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft(Texts.Complete with { Body = "Middle." });
        await using var ana = await Open(newsroom, id, DemoCast.Officer);
        await newsroom.Write(id, Texts.Complete with { Body = "Start. Middle." }, DemoCast.Colleague);
        var told = await ana.Since(ana.OpenedVersion);
        Assert.True(
            ana.Type(
                1,
                told[^1].Version,
                new(Parts.Body, new([new(14, 0, " End.")])),
                more: false,
                DraftSession.Hash("Start. Middle. End.")
            )
        );
        Assert.False(
            ana.Type(2, told[^1].Version + 1, new(Parts.Body, new([new(0, 0, "x")])), more: false, hash: null)
        );
    }

    [Theory]
    [InlineData(-1, 0, "x")]
    [InlineData(999_999, 0, "x")]
    [InlineData(0, 999_999, "x")]
    [InlineData(0, 0, null)]
    public async Task A_change_that_does_not_fit_is_refused_and_nothing_is_lost(int at, int deleted, string? inserted)
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Assert.False(
            session.Type(
                1,
                session.OpenedVersion,
                new(Parts.Body, new([new(at, deleted, inserted!)])),
                more: false,
                hash: 0
            )
        );
        await session.Flush();
        Assert.Equal(Texts.Complete.Body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    /// <summary>Our script cleans what is typed before it tells; only another client sends these.</summary>
    [Theory]
    [InlineData("body", 0, 0, "a\u0007")]
    [InlineData("body", 0, 0, "a\r\nb")]
    [InlineData("body", 0, 0, "\u2028")]
    [InlineData("kicker", 0, 0, "a\nb")]
    [InlineData("body", 1, 0, "x")]
    [InlineData("body", 1, 2, "")]
    [InlineData("body", 0, 1, "")]
    public async Task An_unclean_change_is_refused_and_one_that_halves_a_character(
        string part,
        int at,
        int deleted,
        string inserted
    )
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft(Texts.Complete with { Body = "😀😀 words" });
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Assert.False(Type(session, 1, Parts.Keyed(part)!, new(at, deleted, inserted)));
        Assert.False(Type(session, 1, Parts.Body, new(0, 0, "Clean, but after the break.")));
        await session.Flush();
        Assert.Equal("😀😀 words", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Words_for_an_edition_that_is_not_open_any_more_are_not_put_into_the_next()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Approved();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
        await newsroom.Publishing.Correct(newsroom.As(DemoCast.Officer), id);
        Write(session, Parts.Body, "Old page.");
        await session.Flush();
        Assert.Equal(Safety.Failed, session.Safety);
        Assert.Contains("Another edition", session.Trouble, StringComparison.Ordinal);
        Assert.Equal(Texts.Complete.Body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Words_refused_while_locked_are_stored_by_themselves_once_it_is_open_again()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        await newsroom.Approve(id);
        Write(session, Parts.Kicker, "Late");
        var failed = Until(session, Safety.Failed);
        newsroom.Clock!.Advance(TimeSpan.FromSeconds(1));
        await failed;
        Assert.Contains("locked", session.Trouble, StringComparison.Ordinal);

        await newsroom.Drafting.Reopen(newsroom.As(DemoCast.Editor), id, "A kicker is missing.");
        var saved = Until(session, Safety.Saved);
        newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        await saved;
        Assert.Equal("Late", (await newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
    }

    [Fact]
    public async Task A_part_that_is_too_long_is_saved_with_the_others_but_cannot_be_submitted()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Write(session, Parts.Headline, new string('x', Parts.Headline.Limit + 1));
        Write(session, Parts.Kicker, "Lamps", sequence: 2);
        await session.Flush();
        Assert.Equal(Safety.Saved, session.Safety);
        Assert.Equal("Lamps", (await newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
        await Refuses(
            "Headline takes up to 300 characters; this one has 301.",
            () => newsroom.Drafting.Submit(newsroom.As(DemoCast.Officer), id)
        );
    }

    [Fact]
    public async Task A_part_far_over_its_limit_holds_back_no_other()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        var sequence = 0;
        foreach (var part in Parts.Text.Where(p => p != Parts.Body && p != Parts.PublicNote))
            Write(session, part, new string('x', 20 * part.Limit), ++sequence);
        Write(session, Parts.Body, "Words.", ++sequence);
        await session.Flush();
        Assert.Equal(Safety.Saved, session.Safety);
        Assert.Equal("Words.", (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_text_that_no_store_takes_is_not_saved_and_the_page_says_so()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var session = await Open(newsroom, id, DemoCast.Officer);
        Write(session, Parts.Body, new string('x', Limits.LongestStored + 1));
        await session.Flush();
        Assert.Equal(Safety.Failed, session.Safety);
        Assert.Contains("500,000", session.Trouble, StringComparison.Ordinal);
        Write(session, Parts.Body, "Short again.", sequence: 2);
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
        Write(session, Parts.Body, body);
        await session.Flush();
        Assert.Equal(body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Words_that_come_to_nothing_make_nobody_a_contributor()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Draft();
        await using var jonas = await Open(newsroom, id, DemoCast.Colleague);
        Type(jonas, 1, Parts.Body, new(0, 0, "x"));
        Type(jonas, 2, Parts.Body, new(0, 1, ""));
        await jonas.Flush();
        Assert.False((await newsroom.Drafting.Find(id))!.Open!.IsContributor(newsroom.Id(DemoCast.Colleague)));
    }

    private static async Task<DraftSession> Open(TestNewsroom newsroom, string id, DemoCast.Member member) =>
        newsroom.Drafting.Open(newsroom.As(member), (await newsroom.Drafting.Find(id))!.Open!);

    private static bool Type(DraftSession session, int sequence, Part part, Splice splice, bool more = false)
    {
        var change = new PartChange(part, new([splice]));
        return session.Type(
            sequence,
            session.OpenedVersion,
            change,
            more,
            DraftSession.Hash(change.Apply(session.Words[part]))
        );
    }

    /// <summary>Replaces all the text of a part in one change.</summary>
    private static void Write(DraftSession session, Part part, string text, int sequence = 1) =>
        Assert.True(Type(session, sequence, part, new(0, session.Words[part].Length, text)));

    private static Task Until(DraftSession session, Safety safety)
    {
        var reached = new TaskCompletionSource();
        session.Changed += () =>
        {
            if (session.Safety == safety) reached.TrySetResult();
        };
        return reached.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
