using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using NewsroomApp.Accounts;

namespace NewsroomApp.Tests.Accounts;

public class FailedAttemptsTests
{
    private readonly TestClock _clock = new(new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Failures_with_one_account_hold_up_this_account_here_and_not_elsewhere()
    {
        var attempts = new FailedAttempts(_clock, perMinute: 4);
        Fail(attempts, "203.0.113.7", "ana@newsroom.example", times: 2);
        Assert.NotNull(Wait(attempts, "203.0.113.7", " ANA@newsroom.example"));
        Assert.Null(Wait(attempts, "203.0.113.7", "jonas@newsroom.example"));
        Assert.Null(Wait(attempts, "203.0.113.8", "ana@newsroom.example"));
    }

    [Fact]
    public void It_says_how_long_to_wait_and_not_a_second_longer()
    {
        var attempts = new FailedAttempts(_clock, perMinute: 1);
        Fail(attempts, "203.0.113.7", "ana@newsroom.example", times: 1);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(40), Wait(attempts, "203.0.113.7", "ana@newsroom.example"));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(Wait(attempts, "203.0.113.7", "ana@newsroom.example"));
    }

    [Fact]
    public void Many_guesses_at_the_same_time_are_not_more_guesses()
    {
        var attempts = new FailedAttempts(_clock, perMinute: 6);
        var open = Enumerable
            .Range(0, 50)
            .Select(_ => attempts.Begin(From("203.0.113.7"), "ana@newsroom.example"))
            .ToList();
        Assert.Equal(3, open.Count(a => a.Wait is null));
        foreach (var attempt in open)
        {
            attempt.Succeeded();
            attempt.Dispose();
        }
        Assert.Null(Wait(attempts, "203.0.113.7", "ana@newsroom.example"));
    }

    [Fact]
    public void However_many_fail_it_keeps_only_so_many_and_forgets_the_oldest()
    {
        var attempts = new FailedAttempts(_clock, perMinute: 1);
        for (var i = 0; i < 60_000; i++)
            attempts.Failed(
                From(string.Create(CultureInfo.InvariantCulture, $"10.{i >> 16}.{i >> 8 & 255}.{i & 255}"))
            );
        Assert.InRange(attempts.Count, 1, FailedAttempts.MostKept);
        Assert.NotNull(attempts.Failed(From("10.0.234.95")));
    }

    private static void Fail(FailedAttempts attempts, string from, string account, int times)
    {
        for (var i = 0; i < times; i++) attempts.Begin(From(from), account).Dispose();
    }

    private static TimeSpan? Wait(FailedAttempts attempts, string from, string account)
    {
        using var attempt = attempts.Begin(From(from), account);
        attempt.Succeeded();
        return attempt.Wait;
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context;
    }
}
