using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>One id that is waited for.</summary>
internal sealed class WaitItem
{
    public WaitItem(RunReference reference, TimeSpan addedAt)
    {
        Reference = reference;
        AddedAt = addedAt;
    }

    public RunReference Reference { get; }

    /// <summary>When it came, on the wait's own clock.</summary>
    public TimeSpan AddedAt { get; }

    /// <summary>Looks so far.</summary>
    public int Polls { get; set; }

    public bool IsClosed { get; set; }

    public bool IsInFlight { get; set; }

    /// <summary>Whether the look at the deadline was made.</summary>
    public bool HadLastPoll { get; set; }

    /// <summary>The runs as last seen; empty when never seen.</summary>
    public IReadOnlyList<WorkflowRun> LastSeen { get; set; } = [];

    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault { get; set; }
}
