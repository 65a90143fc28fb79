using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What few waiting runs have, or the runs of small waits: a fault at the last look, a service that does not know them any more, a mark of the last answer, the answer itself.</summary>
internal sealed class WaitRarities
{
    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault { get; set; }

    /// <summary>Since when the service does not know a run that was seen, on the wait's own clock; null when it does.</summary>
    public TimeSpan? MissingSince { get; set; }

    /// <summary>The service's mark of the last answer; null where it gives none.</summary>
    public string? ETag { get; init; }

    /// <summary>The runs as last seen; null where they were never seen or an outline has to do.</summary>
    public IReadOnlyList<WorkflowRun>? Whole { get; init; }
}
