using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Where a wait stands.</summary>
/// <param name="Total">Ids so far.</param>
/// <param name="Ended">Ids that ended, errors included.</param>
/// <param name="Failed">Ids that ended without success, errors included.</param>
/// <param name="NextCheck">Until the next look; null when requests are in flight or nothing is left.</param>
/// <param name="Slowest">The runs that have been waited for longest and still go on, a few, as last seen.</param>
public sealed record WaitProgress(int Total, int Ended, int Failed, TimeSpan? NextCheck, IReadOnlyList<WorkflowRun> Slowest)
{
    /// <summary>Before anything happened.</summary>
    public static readonly WaitProgress None = new(0, 0, 0, null, []);

    /// <summary>Why one of the first open runs could not be read at its last look, in few words and without its name; null when all could.</summary>
    public string? Trouble { get; init; }
}
