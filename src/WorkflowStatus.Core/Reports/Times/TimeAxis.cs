using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>Moments as places, in percent of a width: a drawing stretches with the page, and its texts do not.</summary>
internal sealed class TimeAxis
{
    /// <summary>What happened in one moment gets an axis too.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);

    private readonly TimeRange _range;

    /// <summary>Makes an axis.</summary>
    /// <param name="range">What it covers.</param>
    /// <param name="margin">The part of its length that is left free before and after, such as 0.02.</param>
    public TimeAxis(TimeRange range, double margin)
    {
        var length = range.Length < Least ? Least : range.Length;
        var free = TimeSpan.FromTicks((long)(length.Ticks * margin));
        _range = new TimeRange(Calendar.Add(range.Start, -free), Calendar.Add(Calendar.Add(range.Start, length), free));
    }

    /// <summary>The place of a moment.</summary>
    /// <returns>0 to 100; what lies outside is at the edge.</returns>
    public double Percent(DateTime moment) =>
        Math.Min(100, Math.Max(0, 100.0 * (moment - _range.Start).Ticks / _range.Length.Ticks));

    /// <summary>The width of a range.</summary>
    public double Width(TimeRange range) => Percent(range.End) - Percent(range.Start);

    /// <summary>The moments that get a mark.</summary>
    /// <param name="most">No more than about this many.</param>
    public IReadOnlyList<Tick> Ticks(int most)
    {
        var step = TickStep.For(_range.Length, most);
        var ticks = new List<Tick>();
        string? context = null;
        var (moment, before) = (step.First(_range.Start), (DateTime?)null);
        // Behind the calendar's last moment comes the same again.
        while (moment <= _range.End && moment != before)
        {
            var own = step.Context(moment);
            ticks.Add(new Tick(Percent(moment), step.Label(moment), own == context ? null : own));
            context = own;
            (moment, before) = (step.Next(moment), moment);
        }

        return ticks;
    }

    /// <summary>The axis that covers all ranges.</summary>
    /// <returns>Null when there are none.</returns>
    public static TimeAxis? Over(IEnumerable<TimeRange?> ranges, double margin) =>
        ranges.Aggregate((TimeRange?)null, TimeRange.Union) is { } all ? new TimeAxis(all, margin) : null;
}
