using System;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>From one moment to another, UTC; the end is never before the start, and both are the same for a mere moment.</summary>
internal readonly record struct TimeRange
{
    public TimeRange(DateTime start, DateTime end)
    {
        Start = start;
        End = end < start ? start : end;
    }

    public DateTime Start { get; }

    public DateTime End { get; }

    public TimeSpan Length => End - Start;

    /// <summary>The range that covers both.</summary>
    public static TimeRange? Union(TimeRange? one, TimeRange? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        ({ } a, { } b) => new TimeRange(a.Start < b.Start ? a.Start : b.Start, a.End > b.End ? a.End : b.End),
    };
}
