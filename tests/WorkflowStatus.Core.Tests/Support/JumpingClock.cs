using System;
using System.Threading;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A clock whose wall time a test moves, as a person or NTP does, while its monotonic time goes on.</summary>
internal sealed class JumpingClock(FakeTimeProvider time) : TimeProvider
{
    private TimeSpan _jumped;

    public override long TimestampFrequency => time.TimestampFrequency;

    public void Jump(TimeSpan by) => _jumped += by;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + _jumped;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
