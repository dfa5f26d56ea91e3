using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsroomApp.Tests.Publishing;

/// <summary>An embargo clock that cannot look says so everywhere, though nothing else changes.</summary>
public class SilentClockTests : ComponentStory
{
    private const string NotLooking =
        "The embargo clock of this newsroom is not looking. Publish by hand at the time, and call the administrator.";

    [Fact]
    public async Task When_no_tick_succeeds_desk_and_readiness_say_so_and_the_log_does_once_a_minute()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromDays(1));
        var log = LogBook.Of(Newsroom);
        await Newsroom.EmbargoClock.TickSafely(TestContext.Current.CancellationToken);
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        var tariq = await Open(DemoCast.Administrator, "/desk/people");
        Assert.Empty(ana.All("[role=alert]"));

        await Sql("ALTER TABLE Editions RENAME TO Elsewhere");
        await Pass(seconds: 9);
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        await Pass(seconds: 111);
        Assert.Equal((HealthStatus.Unhealthy, NotLooking), await Readiness());
        await ana.Shows(NotLooking);
        await tariq.Shows(NotLooking);
        const string Broken = "The embargo clock could not look; it looks again.";
        Assert.Equal([Broken, Broken], log.Lines.Where(l => !l.StartsWith("Health check", StringComparison.Ordinal)));

        await Sql("ALTER TABLE Elsewhere RENAME TO Editions");
        await Pass(seconds: 5);
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        await ana.Hides(NotLooking);
        Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(30));
        await Newsroom.EmbargoClock.TickSafely(TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromMinutes(30));
        await Newsroom.EmbargoClock.TickSafely(TestContext.Current.CancellationToken);
        Assert.Equal(Stage.Published, (await Newsroom.Drafting.Find(id))!.Latest.Stage);
    }

    [Fact]
    public async Task A_clock_that_never_begins_to_look_is_told_after_a_while()
    {
        await Newsroom.Scheduled(TimeSpan.FromDays(1));
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal((HealthStatus.Healthy, null), await Readiness());
        Assert.Empty(ana.All("[role=alert]"));
        Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((HealthStatus.Unhealthy, NotLooking), await Readiness());
        await ana.Shows(NotLooking);
    }

    [Fact]
    public async Task No_jump_of_the_wall_wakes_it_or_puts_it_to_sleep()
    {
        await Newsroom.EmbargoClock.Tick();
        Clock.Jump = TimeSpan.FromHours(5);
        Assert.True(Newsroom.EmbargoClock.IsAwake);
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(Newsroom.EmbargoClock.IsAwake);
        Clock.Jump = TimeSpan.FromSeconds(-10);
        Assert.False(Newsroom.EmbargoClock.IsAwake);
    }

    private async Task Pass(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Newsroom.EmbargoClock.TickSafely(TestContext.Current.CancellationToken);
        }
    }

    private async Task Sql(string command)
    {
        await using var db = await Newsroom.Db();
        await db.Database.ExecuteSqlRawAsync(command, TestContext.Current.CancellationToken);
    }

    private async Task<(HealthStatus, string?)> Readiness()
    {
        var report = await Newsroom
            .App.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);
        return (report.Status, report.Entries["embargo clock"].Description);
    }
}
