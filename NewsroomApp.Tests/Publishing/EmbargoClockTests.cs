using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Publishing;

public class EmbargoClockTests
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task It_goes_out_at_its_time_and_not_a_second_before()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Scheduled(_hour);
        await Pass(newsroom, _hour - _second);
        Assert.Equal(Stage.Scheduled, await StageOf(newsroom, id));
        await Pass(newsroom, _second);
        var live = (await newsroom.Drafting.Find(id))!.Live!;
        Assert.Equal(
            (live.IntendedAt, Role.Scheduler, "The embargo clock"),
            (live.ActualAt, live.Since.Role, live.Since.Name)
        );
        await Pass(newsroom, _second);
        Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.Publish);
    }

    [Fact]
    public async Task Where_it_never_ticked_before_there_is_nothing_to_doubt()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Scheduled(_hour);
        newsroom.Clock!.Advance(TimeSpan.FromDays(2));
        await newsroom.EmbargoClock.Tick();
        Assert.Equal(Stage.Published, await StageOf(newsroom, id));
        Assert.Null(newsroom.Clocks.Doubt);
    }

    [Fact]
    public async Task Nobody_publishes_by_hand_what_has_a_time_before_that_time()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Scheduled(_hour);
        var editor = newsroom.As(DemoCast.Editor);
        await Refuses("Take it off the schedule first", () => newsroom.Publishing.PublishNow(editor, id));
        await newsroom.Publishing.Unschedule(editor, id);
        newsroom.Clock!.Advance(2 * _hour);
        await newsroom.EmbargoClock.Tick();
        Assert.Equal(Stage.Approved, await StageOf(newsroom, id));
        await newsroom.Publishing.PublishNow(editor, id);
    }

    [Fact]
    public async Task A_hundred_at_one_second_go_out_and_one_that_is_broken_keeps_none_waiting()
    {
        await using var newsroom = await TestNewsroom.Open();
        List<string> ids = [];
        for (var i = 0; i < 100; i++) ids.Add(await newsroom.Scheduled(_hour));
        await using (var db = await newsroom.Db())
            await db.Database.ExecuteSqlAsync(
                $"UPDATE Editions SET Document = 'no document' WHERE StatementId = {ids[3]}",
                TestContext.Current.CancellationToken
            );
        await Pass(newsroom, _hour);
        await using var after = await newsroom.Db();
        Assert.Equal(
            99,
            await after.Editions.CountAsync(e => e.Stage == Stage.Published, TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            ids[3],
            await after
                .Editions.Where(e => e.Stage == Stage.Scheduled)
                .Select(e => e.Statement.Id)
                .SingleAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task What_is_in_the_way_is_said_a_minute_early_and_in_time_to_see_to_it()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Scheduled(_hour);
        var comment = await newsroom.Suggest(id, "on Wednesday", null, "Not Wednesday.", blocking: true);
        await newsroom.Notices.Seen(newsroom.Id(DemoCast.Officer), statementId: null);
        await Pass(newsroom, _hour - TimeSpan.FromSeconds(50));
        Assert.Contains("Not Wednesday.", (await newsroom.Publishing.Scheduled())[0].Blocked, StringComparison.Ordinal);
        Assert.Equal(1, await newsroom.Notices.Unseen(newsroom.Id(DemoCast.Officer)));
        await newsroom.Margin.Resolve(newsroom.As(DemoCast.Editor), id, comment);
        await Pass(newsroom, TimeSpan.FromSeconds(50));
        Assert.Equal(Stage.Published, await StageOf(newsroom, id));
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("approver left")]
    public async Task What_is_kept_back_at_its_time_waits_for_somebody_to_decide(string hindrance)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (editor, chief, administrator) = (
            newsroom.As(DemoCast.Editor),
            newsroom.As(DemoCast.ChiefEditor),
            newsroom.As(DemoCast.Administrator)
        );
        var id = await newsroom.Scheduled(_hour);
        var comment = hindrance is "comment"
            ? await newsroom.Suggest(id, "on Wednesday", null, "Not Wednesday.", blocking: true)
            : 0;
        if (hindrance is "approver left") await newsroom.People.Deactivate(administrator, editor.PersonId);
        await Pass(newsroom, _hour);
        var row = Assert.Single(await newsroom.Publishing.Scheduled());
        Assert.True(row.Missed);
        Assert.NotNull(row.Blocked);
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Publishing.PublishNow(chief, id));

        if (hindrance is "comment") await newsroom.Margin.Resolve(editor, id, comment);
        else
        {
            await newsroom.People.Reactivate(administrator, editor.PersonId);
            await newsroom.ConfirmPeople();
        }
        await Pass(newsroom, _hour);
        Assert.Equal(Stage.Scheduled, await StageOf(newsroom, id));
        await newsroom.Publishing.PublishNow(chief, id);
        Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.Block);
    }

    [Fact]
    public async Task What_falls_due_in_a_jump_of_the_clock_is_kept_back()
    {
        await using var newsroom = await TestNewsroom.Open();
        var inside = await newsroom.Scheduled(_hour);
        var later = await newsroom.Scheduled(TimeSpan.FromDays(2));
        await newsroom.EmbargoClock.Tick();
        newsroom.Clock!.Jump = TimeSpan.FromDays(1);
        await newsroom.EmbargoClock.Tick();
        await Pass(newsroom, TimeSpan.FromSeconds(5));
        var rows = (await newsroom.Publishing.Scheduled()).ToDictionary(r => r.StatementId);
        Assert.StartsWith("The clock of this machine jumped from", rows[inside].Blocked, StringComparison.Ordinal);
        Assert.Null(rows[later].Blocked);
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), inside);
    }

    [Fact]
    public async Task A_clock_that_goes_back_publishes_nothing_twice_and_nothing_early()
    {
        await using var newsroom = await TestNewsroom.Open();
        var first = await newsroom.Scheduled(_hour);
        var second = await newsroom.Scheduled(_hour + TimeSpan.FromMinutes(1));
        await Pass(newsroom, _hour);
        newsroom.Clock!.Jump = -_hour;
        await newsroom.EmbargoClock.Tick();
        Assert.Equal(
            (Stage.Published, Stage.Scheduled),
            (await StageOf(newsroom, first), await StageOf(newsroom, second))
        );
        await Pass(newsroom, _hour + TimeSpan.FromMinutes(1));
        Assert.Equal(Stage.Published, await StageOf(newsroom, second));
        Assert.Single((await newsroom.Revisions.History(first))!.Entries, e => e.Verb is Verb.Publish);
    }

    [Fact]
    public async Task Several_clocks_at_once_publish_once()
    {
        await using var newsroom = await TestNewsroom.Open();
        List<string> ids = [];
        for (var i = 0; i < 10; i++) ids.Add(await newsroom.Scheduled(_hour));
        newsroom.Clock!.Advance(_hour);
        var clocks = Enumerable
            .Range(0, 4)
            .Select(_ => ActivatorUtilities.CreateInstance<EmbargoClock>(newsroom.App.Services));
        await Task.WhenAll(clocks.Select(c => Task.Run(() => c.Tick())));
        foreach (var id in ids)
            Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.Publish);
    }

    [Fact]
    public async Task Of_publish_and_schedule_pressed_at_once_one_happens()
    {
        await using var newsroom = await TestNewsroom.Open();
        for (var round = 0; round < 10; round++)
        {
            var id = await newsroom.Approved();
            var outcomes = await Task.WhenAll(
                Outcome(() => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id)),
                Outcome(() =>
                    newsroom.Publishing.Schedule(
                        newsroom.As(DemoCast.ChiefEditor),
                        id,
                        newsroom.Clock!.GetUtcNow() + _hour
                    )
                )
            );
            Assert.Single(outcomes, o => o is null);
            Assert.Equal(outcomes[0] is null ? Stage.Published : Stage.Scheduled, await StageOf(newsroom, id));
        }

        static async Task<string?> Outcome(Func<Task> verb)
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

    [Fact]
    public async Task A_running_newsroom_publishes_by_itself()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.Scheduled(TimeSpan.FromSeconds(3));
        using var reader = newsroom.Visitor();
        var intended = (await newsroom.Publishing.Scheduled())[0].IntendedAt;
        for (var seen = await Look(); TimeProvider.System.GetUtcNow() < intended; seen = await Look())
            Assert.Equal(HttpStatusCode.NotFound, seen);
        while (await Look() is HttpStatusCode.NotFound)
            Assert.True(TimeProvider.System.GetUtcNow() < intended + TimeSpan.FromSeconds(30), "It did not go out.");
        var live = (await newsroom.Drafting.Find(id))!.Live!;
        Assert.True(live.ActualAt >= intended);

        async Task<HttpStatusCode> Look() =>
            (await reader.GetAsync($"/statements/{id}", TestContext.Current.CancellationToken)).StatusCode;
    }

    private static async Task Pass(TestNewsroom newsroom, TimeSpan time)
    {
        newsroom.Clock!.Advance(time);
        await newsroom.EmbargoClock.Tick();
    }

    private static async Task<Stage> StageOf(TestNewsroom newsroom, string id) =>
        (await newsroom.Drafting.Find(id))!.Latest.Stage;
}
