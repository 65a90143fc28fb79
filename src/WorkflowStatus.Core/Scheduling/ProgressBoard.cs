using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Where a wait stands, for whoever shows it: renewed by the loop, at most ten times a second; read from any thread.</summary>
internal sealed class ProgressBoard
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Func<TimeSpan> _now;
    private volatile Entry _entry = new(WaitProgress.None, null);
    private TimeSpan _renewedAt = -Interval;
    private bool _isStale;

    public ProgressBoard(Func<TimeSpan> now) => _now = now;

    /// <summary>Where the wait stands; the time until the next look is counted down.</summary>
    public WaitProgress Progress
    {
        get
        {
            var entry = _entry;
            return entry.NextDue is { } due && due - _now() is var left
                ? entry.Progress with { NextCheck = left > TimeSpan.Zero ? left : TimeSpan.Zero }
                : entry.Progress;
        }
    }

    /// <summary>When something has to be shown that came too soon after the last renewal; null when all is shown.</summary>
    public TimeSpan? RenewalDue => _isStale ? _renewedAt + Interval : null;

    /// <summary>Takes the present state of the wait, unless the last was taken a moment ago.</summary>
    /// <param name="progress">Makes the state.</param>
    /// <param name="nextDue">When the next look is due; null when requests are in flight or nothing is left.</param>
    /// <param name="isFinal">Whether this is the end.</param>
    public void Renew(Func<TimeSpan?, WaitProgress> progress, TimeSpan? nextDue, bool isFinal)
    {
        var now = _now();
        _isStale = !isFinal && now - _renewedAt < Interval;
        if (!_isStale)
        {
            _renewedAt = now;
            _entry = new Entry(progress(nextDue - now), nextDue);
        }
    }

    private sealed record Entry(WaitProgress Progress, TimeSpan? NextDue);
}
