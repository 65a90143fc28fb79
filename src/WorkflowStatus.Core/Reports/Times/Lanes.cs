using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>Puts ranges side by side where they overlap and behind one another where they do not, as cars on a road.</summary>
internal static class Lanes
{
    /// <summary>Gives each range its lane.</summary>
    /// <param name="ranges">The ranges, by start.</param>
    /// <param name="gap">What stays free behind each.</param>
    /// <returns>The lane of each, from 0, and how many there are.</returns>
    public static (int[] Lane, int Count) Pack(IReadOnlyList<TimeRange> ranges, TimeSpan gap)
    {
        var lane = new int[ranges.Count];
        var free = new SortedSet<(DateTime From, int Lane)>();
        for (var index = 0; index < ranges.Count; index++)
        {
            var next = free.Count > 0 && free.Min.From <= ranges[index].Start ? free.Min : (From: default, Lane: free.Count);
            free.Remove(next);
            lane[index] = next.Lane;
            free.Add((Calendar.Add(ranges[index].End, gap), next.Lane));
        }

        return (lane, free.Count);
    }
}
