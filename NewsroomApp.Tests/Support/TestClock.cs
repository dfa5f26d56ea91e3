using Microsoft.Extensions.Time.Testing;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A clock that the test moves. It can also be set wrong, like the clock of a machine; elapsed time stays right.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>How far the clock is ahead of the true time.</summary>
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;

    /// <summary>Elapsed time ignores <see cref="Jump"/>.</summary>
    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
