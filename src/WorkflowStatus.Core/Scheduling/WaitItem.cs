using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>One id that is waited for.</summary>
internal sealed class WaitItem
{
    private static readonly TimeSpan NotMissing = TimeSpan.MaxValue;

    private IReadOnlyList<WorkflowRun> _lastSeen = [];
    private Outline? _outline;
    private DateTime _startedAt;
    private TimeSpan _missingSince;

    public WaitItem(RunReference reference, TimeSpan addedAt)
    {
        Reference = reference;
        _missingSince = addedAt;
        BornAt = addedAt;
    }

    public RunReference Reference { get; }

    /// <summary>When the run itself began, on the wait's own clock, as far as it tells; else when it came.</summary>
    public TimeSpan BornAt { get; private set; }

    /// <summary>When it came due and found no budget, on the budget's clock; null when it does not wait for one.</summary>
    public TimeSpan? WaitsSince { get; set; }

    /// <summary>Looks so far.</summary>
    public int Polls { get; set; }

    /// <summary>Looks in a row that showed the end but could not get the whole answer.</summary>
    public int WholeFailures { get; set; }

    public bool IsClosed { get; private set; }

    public bool IsInFlight { get; set; }

    /// <summary>Whether the look at the deadline was made.</summary>
    public bool HadLastPoll { get; set; }

    /// <summary>The runs as last seen, or what is kept of them; empty when never seen.</summary>
    public IReadOnlyList<WorkflowRun> LastSeen => _outline?.Restore(Reference) ?? _lastSeen;

    /// <summary>Whether a look has shown it.</summary>
    public bool WasSeen => _outline is not null || _lastSeen.Count > 0;

    /// <summary>The service's mark of the answer that <see cref="LastSeen"/> came from; null where it gives none.</summary>
    public string? ETag { get; private set; }

    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault { get; set; }

    /// <summary>Takes what a look showed.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="now">When, on the wait's own clock.</param>
    /// <param name="isOutline">Whether an outline of it has to do: memory is short.</param>
    public void See(ReadResult result, TimeSpan now, bool isOutline)
    {
        _outline = isOutline ? Outline.Of(result.Runs) : null;
        _lastSeen = isOutline ? [] : result.Runs;
        ETag = result.ETag;
        LastFault = null;
        _missingSince = NotMissing;
        DateTime? start = null;
        foreach (var run in result.Runs)
        {
            start = run.IsTerminal || run.StartedAt is null || start < run.StartedAt ? start : run.StartedAt;
        }

        // The wall clock is asked once for each start: when it jumps later, the age does not.
        if (start is { } startedAt && startedAt != _startedAt)
        {
            _startedAt = startedAt;
            var age = result.Runs[0].RetrievedAt - startedAt;
            BornAt = age > TimeSpan.Zero ? now - age : now;
        }
    }

    /// <summary>Since when the service does not know it, now that it says so: since it came, or, once seen, since it first said so.</summary>
    /// <param name="now">On the wait's own clock.</param>
    public TimeSpan MissingSince(TimeSpan now) => _missingSince == NotMissing ? _missingSince = now : _missingSince;

    /// <summary>Ends the waiting for it; what was seen of it need not be kept any longer.</summary>
    public void Close()
    {
        IsClosed = true;
        _lastSeen = [];
        _outline = null;
        LastFault = null;
        ETag = null;
    }
}
