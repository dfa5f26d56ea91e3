using Microsoft.Extensions.Time.Testing;

namespace NewsroomApp.Tests.Support;

/// <summary>A clock the test moves; and one that can be set wrong, as those of machines are, while time goes on as ever.</summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>How wrong it is.</summary>
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;

    /// <summary>Goes on as ever; the base takes it from the time of day.</summary>
    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
