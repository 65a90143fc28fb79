using System;
using System.Threading;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A clock that runs faster than the wall's: what a time limit ends over a real connection then takes a moment only.</summary>
internal sealed class FastTimeProvider(int factor) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _origin = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + ((System.GetUtcNow() - _start) * factor);

    public override long GetTimestamp() => _origin + ((System.GetTimestamp() - _origin) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / factor;

    private sealed class Timer(ITimer timer, Func<TimeSpan, TimeSpan> real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(real(dueTime), real(period));

        public void Dispose() => timer.Dispose();

        public global::System.Threading.Tasks.ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
