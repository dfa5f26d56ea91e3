using System.Globalization;
using NewsroomApp.Publishing;

namespace NewsroomApp.Tests.Publishing;

public class SteadyTimeTests
{
    [Fact]
    public void It_counts_since_the_machine_was_started_sleep_included()
    {
        if (!OperatingSystem.IsLinux()) return;
        var before = SteadyTime.Of(TimeProvider.System);
        var uptime = File.ReadAllText("/proc/uptime").Split(' ')[0];
        var after = SteadyTime.Of(TimeProvider.System);
        // The file is cut off after hundredths of a second.
        var told = TimeSpan.FromSeconds(double.Parse(uptime, CultureInfo.InvariantCulture));
        Assert.InRange(told, before - TimeSpan.FromMilliseconds(10), after);
    }

    [Fact]
    public void A_clock_that_the_system_does_not_have_is_none() => Assert.Null(SteadyTime.Read(id: 999));

    [Fact]
    public void The_clock_of_a_test_is_its_own()
    {
        var clock = new TestClock(new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));
        var before = SteadyTime.Of(clock);
        clock.Jump = TimeSpan.FromDays(5);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), SteadyTime.Of(clock) - before);
    }
}
