using System;
using System.Threading;
using System.Threading.Channels;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>The one timer of a wait: puts a tick into the loop's inbox when something is due.</summary>
internal sealed class WakeUp : IDisposable
{
    /// <summary>What is due within this time is done together: fewer wake-ups, and no look is later than this.</summary>
    public static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(50);

    /// <summary>Timers take 49 days at most; a wait of years wakes up once a day for nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ITimer _timer;

    public WakeUp(TimeProvider time, ChannelWriter<Message> inbox) =>
        _timer = time.CreateTimer(static state => ((ChannelWriter<Message>)state!).TryWrite(Message.Tick), inbox, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Sets the timer to the first of some times; null is never.</summary>
    public void Set(TimeSpan now, params ReadOnlySpan<TimeSpan?> times)
    {
        TimeSpan? next = null;
        foreach (var time in times)
        {
            next = time is null || next < time ? next : time;
        }

        if (next - now is { } wait)
        {
            _timer.Change(wait < Coarse ? Coarse : wait > Longest ? Longest : wait, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();
}
