using System;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A timer of <see cref="FakeTimeProvider"/>.</summary>
internal sealed class FakeTimer(FakeTimeProvider time, Action ring) : ITimer
{
    private TimeSpan _period;
    private volatile bool _disposed;

    public DateTimeOffset Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _period = period;
        time.Arm(this, dueTime);
        return true;
    }

    public void Ring()
    {
        if (_period > TimeSpan.Zero)
        {
            time.Arm(this, _period);
        }

        if (!_disposed)
        {
            ring();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        time.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
