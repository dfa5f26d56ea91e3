using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Review;

public class ReviewDeskTests
{
    [Fact]
    public async Task The_queue_says_who_since_when_and_how_much_changed()
    {
        await using var newsroom = await TestNewsroom.Open();
        var live = await newsroom.Live();
        await newsroom.Publishing.Correct(newsroom.As(DemoCast.Officer), live);
        await newsroom.Write(live, Texts.Corrected);
        await newsroom.Drafting.Submit(newsroom.As(DemoCast.Officer), live);
        newsroom.Clock!.Advance(TimeSpan.FromMinutes(5));
        var fresh = await newsroom.InReview();

        var queue = await newsroom.Review.Queue();
        Assert.Equal([live, fresh], queue.Select(r => r.Row.StatementId));
        Assert.Equal(
            (DemoCast.Officer.Name, newsroom.Clock.GetUtcNow().AddMinutes(-5), 2),
            (queue[0].Row.SinceName, queue[0].Row.Since, queue[0].Row.Number)
        );
        Assert.Equal(WordComparison.CountWords(Texts.Complete, Texts.Corrected), queue[0].Changed);
        Assert.Equal((Texts.Complete.Count, (int?)null), (queue[1].Words, queue[1].Changed));
    }

    [Fact]
    public async Task A_reader_is_shown_what_changed_since_they_last_read()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var editor = newsroom.As(DemoCast.Editor);
        Assert.Null((await newsroom.Review.Open(editor, id))!.LastSeen);
        newsroom.Clock!.Advance(TimeSpan.FromMinutes(1));
        await newsroom.Write(id, Texts.Complete with { Kicker = "New" });

        var again = (await newsroom.Review.Open(editor, id))!;
        Assert.Equal(Texts.Complete, again.LastSeen!.Words);
        Assert.Equal(again.LastSeen, (await newsroom.Review.Open(editor, id))!.LastSeen);
    }

    [Fact]
    public async Task A_stale_fingerprint_approves_nothing()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var shown = (await newsroom.Review.Open(newsroom.As(DemoCast.Editor), id))!.Shown;
        await newsroom.Write(id, Texts.Complete with { Kicker = "New" });
        await Refuses(
            "Ana Petrović changed the words",
            () => newsroom.Review.Approve(newsroom.As(DemoCast.Editor), id, shown)
        );
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task Of_those_who_approve_return_and_recall_at_once_one_does_and_the_others_are_told_what_happened()
    {
        await using var newsroom = await TestNewsroom.Open();
        for (var round = 0; round < 10; round++)
        {
            var id = await newsroom.InReview();
            var shown = (await newsroom.Review.Open(newsroom.As(DemoCast.Editor), id))!.Shown;
            var outcomes = await Task.WhenAll(
                Outcome(() => newsroom.Review.Approve(newsroom.As(DemoCast.Editor), id, shown)),
                Outcome(() => newsroom.Review.Return(newsroom.As(DemoCast.ChiefEditor), id, "Shorter.")),
                Outcome(() => newsroom.Drafting.Recall(newsroom.As(DemoCast.Officer), id))
            );
            Assert.Single(outcomes, o => o is null);
            Assert.All(
                outcomes.Where(o => o is not null),
                o =>
                    Assert.Matches(
                        "(Élise Çelik approved it|Małgorzata Strauß returned it for changes|Ana Petrović recalled it),",
                        o!
                    )
            );
            var verb = Assert
                .Single(
                    (await newsroom.Revisions.History(id))!.Entries,
                    e => e.Verb is Verb.Approve or Verb.Return or Verb.Recall
                )
                .Verb;
            Assert.Equal(
                verb is Verb.Approve ? Stage.Approved : Stage.Draft,
                (await newsroom.Drafting.Find(id))!.Open!.Stage
            );
        }
    }

    [Fact]
    public async Task Of_two_editors_who_publish_at_once_one_does()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Approved();
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Outcome(() => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id)))
        );
        Assert.Single(outcomes, o => o is null);
        Assert.All(
            outcomes.Where(o => o is not null),
            o => Assert.Contains("Élise Çelik published it", o!, StringComparison.Ordinal)
        );
        Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.Publish);
    }

    [Fact]
    public async Task A_deactivated_approver_stops_the_publication()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Approved();
        await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Editor));
        await Refuses(
            "does not work here any more",
            () => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.ChiefEditor), id)
        );
        await Refuses("not active", () => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id));
    }

    [Fact]
    public async Task A_statement_that_does_not_exist_is_said_so()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Refuses("no such statement", () => newsroom.Review.Open(newsroom.As(DemoCast.Editor), "00000000"));
    }

    private static async Task<string?> Outcome(Func<Task> verb)
    {
        try
        {
            await Task.Run(verb);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }
}
