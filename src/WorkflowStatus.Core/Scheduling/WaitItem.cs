using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>One id that is waited for. There may be a hundred thousand: what few of them have is kept apart.</summary>
internal sealed class WaitItem
{
    private readonly string _id;
    private IReadOnlyList<WorkflowRun>? _lastSeen;
    private Outline _outline;
    private WaitRarities? _rarities;
    private DateTime _startedAt;
    private byte _wholeFailures;

    public WaitItem(RunReference reference, TimeSpan addedAt)
    {
        Account = reference.Account;
        _id = reference.Id;
        BornAt = addedAt;
    }

    /// <summary>Whom to ask.</summary>
    public RunAccount Account { get; }

    /// <summary>What was asked for. It is made when it is needed: kept, it would take more than it says.</summary>
    public RunReference Reference => new(Account, _id);

    /// <summary>When the run itself began, on the wait's own clock, as far as it tells; else when it came.</summary>
    public TimeSpan BornAt { get; private set; }

    /// <summary>Looks so far.</summary>
    public int Polls { get; set; }

    /// <summary>Looks in a row, from the one that showed the end, that did not get the whole answer; a few at most.</summary>
    public int WholeFailures
    {
        get => _wholeFailures;
        set => _wholeFailures = checked((byte)value);
    }

    public bool IsClosed { get; private set; }

    public bool IsInFlight { get; set; }

    /// <summary>Whether the look at the deadline was made.</summary>
    public bool HadLastPoll { get; set; }

    /// <summary>The runs as last seen, or what is kept of them; empty when never seen.</summary>
    public IReadOnlyList<WorkflowRun> LastSeen => _lastSeen ?? _outline.Restore(Reference);

    /// <summary>Whether a look has shown it.</summary>
    public bool WasSeen => !_outline.IsEmpty || _lastSeen is { Count: > 0 };

    /// <summary>The service's mark of the answer that <see cref="LastSeen"/> came from; null where it gives none.</summary>
    public string? ETag => _rarities?.ETag;

    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault
    {
        get => _rarities?.LastFault;
        set => (_rarities ??= new WaitRarities()).LastFault = value;
    }

    /// <summary>Takes what a look showed.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="now">When, on the wait's own clock.</param>
    /// <param name="parts">What the runs have in common, when memory is short and an outline has to do; null keeps the answer whole.</param>
    public void See(ReadResult result, TimeSpan now, CommonParts? parts)
    {
        _outline = parts is null ? default : Outline.Of(result.Runs, parts);
        _lastSeen = parts is null ? result.Runs : null;
        _rarities = result.ETag is null ? null : new WaitRarities { ETag = result.ETag };
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
    public TimeSpan MissingSince(TimeSpan now) => WasSeen ? (_rarities ??= new WaitRarities()).MissingSince ??= now : BornAt;

    /// <summary>A look failed otherwise than because the service does not know it: once seen, it is not missing without a break any more.</summary>
    public void BreakMissing()
    {
        if (_rarities is { } rarities)
        {
            rarities.MissingSince = null;
        }
    }

    /// <summary>Ends the waiting for it; what was seen of it need not be kept any longer.</summary>
    public void Close()
    {
        IsClosed = true;
        _lastSeen = null;
        _outline = default;
        _rarities = null;
    }
}
