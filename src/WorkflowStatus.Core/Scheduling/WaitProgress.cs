using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Where a wait stands.</summary>
/// <param name="Total">Ids so far.</param>
/// <param name="Ended">Ids whose runs ended, or were read where that is the work.</param>
/// <param name="Failed">Those of them that did so without success.</param>
/// <param name="NextCheck">Until the next look; null when requests are in flight or nothing is left.</param>
/// <param name="Slowest">The runs that have been waited for longest and still go on, a few, as last seen.</param>
public sealed record WaitProgress(int Total, int Ended, int Failed, TimeSpan? NextCheck, IReadOnlyList<WorkflowRun> Slowest)
{
    /// <summary>Before anything happened.</summary>
    public static readonly WaitProgress None = new(0, 0, 0, null, []);

    /// <summary>Ids whose runs had not ended at the deadline.</summary>
    public int TimedOut { get; init; }

    /// <summary>Ids that are waited for no longer because they cannot be read.</summary>
    public int NotRead { get; init; }

    /// <summary>Ids that the caller wants to hear no more of.</summary>
    public int Dropped { get; init; }

    /// <summary>Ids of which nothing more will come, for whatever reason.</summary>
    public int Closed => Ended + TimedOut + NotRead + Dropped;

    /// <summary>Why one of the first open runs could not be read at its last look, in few words and without its name; null when all could.</summary>
    public string? Trouble { get; init; }
}
