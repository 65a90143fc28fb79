using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Safe for concurrent use.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Real time after which a test that waits for nothing fails instead of hanging.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; timers that become due ring on the way, each at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (RingNext(end))
        {
        }

        lock (_gate)
        {
            _now = end;
        }
    }

    /// <summary>
    /// Rings timer after timer until a task has ended. Timers further off than the horizon stay silent: they are time
    /// limits, not waits.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan? horizon = null)
    {
        while (!task.IsCompleted)
        {
            Task armed;
            lock (_gate)
            {
                armed = _armed.Task;
            }

            if (!RingNext(GetUtcNow() + (horizon ?? TimeSpan.FromMinutes(5))))
            {
                await Task.WhenAny(task, armed).WaitAsync(Guard);
            }
        }

        return await task;
    }

    internal void Arm(FakeTimer timer, TimeSpan dueTime)
    {
        TaskCompletionSource armed;
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);
            armed = _armed;
            _armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        armed.SetResult();
    }

    internal void Disarm(FakeTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private bool RingNext(DateTimeOffset end)
    {
        FakeTimer? next;
        lock (_gate)
        {
            next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return false;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Ring();
        return true;
    }
}
