using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What few waiting runs have: a fault at the last look, a service that does not know them any more, a mark of the last answer.</summary>
internal sealed class WaitRarities
{
    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault { get; set; }

    /// <summary>Since when the service does not know a run that was seen, on the wait's own clock; null when it does.</summary>
    public TimeSpan? MissingSince { get; set; }

    /// <summary>The service's mark of the last answer; null where it gives none.</summary>
    public string? ETag { get; set; }
}
