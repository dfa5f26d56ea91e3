using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsroomApp.Publishing;

namespace NewsroomApp.Tests.Publishing;

/// <summary>A newsroom that starts with a clock that is days ahead or behind, or long after it last ran.</summary>
public class WrongClockTests : ComponentStory
{
    private const string Ahead =
        "The clock of this machine says 9 March 2026, 10:30 (Brussels time); when the newsroom last ran it was 4 March 2026. Is it right? Until an editor says so, nothing that is scheduled goes out by itself.";

    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task With_a_fast_clock_nothing_goes_out_until_an_editor_says_that_it_is_right()
    {
        var due = await Newsroom.Scheduled(3 * _day, Texts.Complete with { Headline = "Due in three days" });
        var later = await Newsroom.Scheduled(6 * _day, Texts.Complete with { Headline = "Due in six days" });
        await Newsroom.EmbargoClock.Tick();
        await StartAgain(ahead: 5 * _day);
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal(
            "The clock of this machine went from 4 March 2026, 10:30 (Brussels time) to 9 March 2026, 10:30 (Brussels time), so nobody can say that it was time. Publish it, or set its time again.",
            await WhyHeld(due)
        );
        Assert.Null(await WhyHeld(later));
        Assert.Equal((HealthStatus.Unhealthy, Ahead), await Readiness());

        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        await ana.Shows(Ahead);
        Assert.DoesNotContain("The clock is right", ana.Buttons);
        var tariq = await Open(DemoCast.Administrator, "/desk/people");
        await tariq.Shows(Ahead);
        Assert.DoesNotContain("Due in three days", tariq.Text, StringComparison.Ordinal);
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{later}");
        await elise.Row("Clock").Shows(Ahead);
        await elise.Press("The clock is right");
        await elise.Dialog.Shows("It says 9 March 2026, 10:30 (Brussels time).");
        await elise.Press("Yes, it is right");
        await elise.Hides("Is it right?");
        await ana.Hides("Is it right?");

        await Newsroom.EmbargoClock.Tick();
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        Clock.Advance(_day);
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal((Stage.Scheduled, Stage.Published), (await StageOf(due), await StageOf(later)));
        var said = (await Newsroom.History.Page(new(Verb: Verb.TrustClock), before: null)).Single().Entry;
        Assert.Equal("Élise Çelik", said.By.Name);
        Assert.StartsWith("It says 9 March 2026, 10:30 (Brussels time);", said.Note, StringComparison.Ordinal);
        Assert.EndsWith("last ran at 4 March 2026, 10:30 (Brussels time).", said.Note, StringComparison.Ordinal);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), due);
    }

    [Fact]
    public async Task Whoever_watches_the_process_reads_what_is_doubted()
    {
        await using var newsroom = await TestNewsroom.Serve();
        // Or its clock would write down the time once more, after the next line.
        await newsroom.App.StopAsync(TestContext.Current.CancellationToken);
        await newsroom.StartAgain();
        await newsroom.Clocks.Keep(TimeProvider.System.GetUtcNow() - 5 * _day);
        await newsroom.App.StartAsync(TestContext.Current.CancellationToken);
        using var watcher = newsroom.Visitor();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var answer = await Ready();
        while (answer.IsSuccessStatusCode) answer = await Ready();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Matches(
            @"^Unhealthy\nThe clock of this machine says .* \(Brussels time\); when the newsroom last ran it was",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

        Task<HttpResponseMessage> Ready() => watcher.GetAsync("/health/ready", patience.Token);
    }

    [Fact]
    public async Task A_doubt_outlives_a_start_and_ends_when_the_clock_is_set_right()
    {
        var due = await Newsroom.Scheduled(3 * _day);
        var soon = await Newsroom.Scheduled(_hour, Texts.Complete with { Headline = "Due in an hour" });
        await Newsroom.EmbargoClock.Tick();
        await StartAgain(ahead: 5 * _day);
        await Newsroom.EmbargoClock.Tick();
        await StartAgain(ahead: 5 * _day + _hour);
        await Newsroom.EmbargoClock.Tick();
        Assert.True(Newsroom.Clocks.Doubt?.IsAhead);
        Assert.Equal((Stage.Scheduled, Stage.Scheduled), (await StageOf(due), await StageOf(soon)));

        Clock.Jump = TimeSpan.Zero;
        await Newsroom.EmbargoClock.Tick();
        Assert.Null(Newsroom.Clocks.Doubt);
        // The history has entries from days ahead now; they are no time that was ever seen.
        await StartAgain(ahead: TimeSpan.Zero);
        await Newsroom.EmbargoClock.Tick();
        Assert.Null(Newsroom.Clocks.Doubt);
        await Refuses(
            "The clock is believed already.",
            () => Newsroom.Clocks.Trust(Newsroom.As(DemoCast.Editor))
        );
    }

    [Fact]
    public async Task A_jump_of_days_while_it_runs_is_doubted_too()
    {
        var due = await Newsroom.Scheduled(_day);
        await Newsroom.EmbargoClock.Tick();
        Clock.Jump = 5 * _day;
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal((HealthStatus.Unhealthy, Ahead), await Readiness());
        var soon = await Newsroom.Scheduled(_hour, Texts.Complete with { Headline = "Due in an hour" });
        Clock.Advance(_hour);
        await Newsroom.EmbargoClock.Tick();
        Assert.NotNull(await WhyHeld(due));
        Assert.NotNull(await WhyHeld(soon));
    }

    [Fact]
    public async Task With_a_slow_clock_nothing_goes_out_early_and_everybody_is_told()
    {
        Clock.Advance(3 * _hour);
        var id = await Newsroom.Scheduled(_hour);
        await Newsroom.EmbargoClock.Tick();
        await StartAgain(ahead: -2 * _hour);
        var log = LogBook.Of(Newsroom);
        await Newsroom.EmbargoClock.Tick();
        const string Behind =
            "The clock of this machine says 4 March 2026, 11:30 (Brussels time), but the newsroom last ran at 4 March 2026, 13:30 (Brussels time). Is it right? What is scheduled goes out when this clock says so, which may be too late.";
        Assert.Equal((HealthStatus.Degraded, Behind), await Readiness());
        Assert.Equal([Behind], log.Lines);
        await (await Open(DemoCast.Officer, "/desk/drafts")).Shows(Behind);

        Clock.Advance(2 * _hour);
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        Assert.Equal(Stage.Scheduled, await StageOf(id));
        Clock.Advance(_hour);
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal(Stage.Published, await StageOf(id));
    }

    [Fact]
    public async Task An_editor_may_say_that_a_clock_that_went_back_is_right()
    {
        await Newsroom.EmbargoClock.Tick();
        await StartAgain(ahead: -2 * _hour);
        await Newsroom.EmbargoClock.Tick();
        await Newsroom.Clocks.Trust(Newsroom.As(DemoCast.Editor));
        await StartAgain(ahead: -2 * _hour);
        await Newsroom.EmbargoClock.Tick();
        Assert.Null(Newsroom.Clocks.Doubt);
    }

    [Fact]
    public async Task What_fell_due_long_before_a_start_waits_and_what_fell_due_just_before_goes_out()
    {
        var long_ = await Newsroom.Scheduled(_hour, Texts.Complete with { Headline = "Due two hours ago" });
        var short_ = await Newsroom.Scheduled(2.5 * _hour, Texts.Complete with { Headline = "Due just now" });
        await Newsroom.EmbargoClock.Tick();
        Clock.Advance(3 * _hour);
        await StartAgain(ahead: TimeSpan.Zero);
        await Newsroom.EmbargoClock.Tick();
        Assert.Equal(
            "The newsroom did not run from 4 March 2026, 10:30 (Brussels time) to 4 March 2026, 13:30 (Brussels time), and this fell due more than an hour before it ran again. Publish it, or set its time again.",
            await WhyHeld(long_)
        );
        Assert.Equal(Stage.Published, await StageOf(short_));
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        await (await Open(DemoCast.Officer, "/desk/drafts")).Shows("“Due two hours ago” did not go out");
    }

    [Fact]
    public async Task What_people_did_while_the_embargo_clock_was_broken_counts_as_seen()
    {
        await Newsroom.EmbargoClock.Tick();
        Clock.Advance(20 * _hour);
        await Newsroom.Draft();
        Clock.Advance(20 * _hour);
        await StartAgain(ahead: TimeSpan.Zero);
        await Newsroom.EmbargoClock.Tick();
        Assert.Null(Newsroom.Clocks.Doubt);
    }

    [Fact]
    public async Task The_last_time_seen_is_written_now_and_then_and_at_the_end()
    {
        var opened = Clock.GetUtcNow();
        await Ticked(after: TimeSpan.Zero);
        Assert.Equal(opened, await SeenAt());
        await Ticked(after: TimeSpan.FromSeconds(29));
        Assert.Equal(opened, await SeenAt());
        await Ticked(after: TimeSpan.FromSeconds(1));
        Assert.Equal(opened.AddSeconds(30), await SeenAt());
        Clock.Advance(TimeSpan.FromSeconds(15));
        await Newsroom.EmbargoClock.StartAsync(TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Newsroom.EmbargoClock.IsAwake) await Task.Delay(20, patience.Token);
        Assert.Equal(opened.AddSeconds(30), await SeenAt());
        await Newsroom.EmbargoClock.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(opened.AddSeconds(45), await SeenAt());
    }

    private async Task Ticked(TimeSpan after)
    {
        Clock.Advance(after);
        await Newsroom.EmbargoClock.Tick();
    }

    private async Task StartAgain(TimeSpan ahead)
    {
        await Newsroom.StartAgain();
        Clock.Jump = ahead;
    }

    private async Task<DateTimeOffset> SeenAt()
    {
        await using var db = await Newsroom.Db();
        return await db.Set<SeenTime>().Select(s => s.SeenAt).SingleAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(HealthStatus, string?)> Readiness()
    {
        var report = await Newsroom
            .App.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);
        return (report.Status, report.Entries["embargo clock"].Description);
    }

    private async Task<string?> WhyHeld(string id) => (await Newsroom.Drafting.Find(id))!.Open!.Blocked;

    private async Task<Stage> StageOf(string id) => (await Newsroom.Drafting.Find(id))!.Latest.Stage;
}
