using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>One id that is waited for: its entry in the roster. For the loop of the wait alone.</summary>
internal readonly struct WaitItem
{
    private readonly WaitRoster _roster;

    public WaitItem(WaitRoster roster, int number)
    {
        _roster = roster;
        Number = number;
    }

    /// <summary>How many came before it.</summary>
    public int Number { get; }

    /// <summary>Whom to ask.</summary>
    public RunAccount Account => _roster.Ids.Account(Entry.Place);

    /// <summary>What was asked for; made anew each time.</summary>
    public RunReference Reference => _roster.Ids.Reference(Entry.Place);

    /// <summary>When the run itself began, on the wait's own clock, as far as it tells; else when it came.</summary>
    public TimeSpan BornAt => Entry.BornAt;

    /// <summary>Looks so far, counted to 255: no schedule tells more of them apart.</summary>
    public int Polls => Entry.Polls;

    /// <summary>Looks in a row, from the one that showed the end, that did not get the whole answer; a few at most.</summary>
    public int WholeFailures
    {
        get => Entry.WholeFailures;
        set => Entry.WholeFailures = checked((byte)value);
    }

    public bool IsClosed => Entry.Phase == WaitPhase.Closed;

    public bool IsInFlight => Entry.IsInFlight;

    /// <summary>Whether the look at the deadline was made, or nothing more is wanted.</summary>
    public bool HadLastPoll => Entry.Phase != WaitPhase.Open;

    /// <summary>The runs as last seen, or what is kept of them; empty when never seen.</summary>
    public IReadOnlyList<WorkflowRun> LastSeen => Entry.Rarities?.Whole ?? (Entry.Outline.IsEmpty ? [] : Entry.Outline.Restore(Reference, Entry.StartedAt));

    /// <summary>Whether a look has shown it.</summary>
    public bool WasSeen => !Entry.Outline.IsEmpty || Entry.Rarities?.Whole is { Count: > 0 };

    /// <summary>The service's mark of the answer that <see cref="LastSeen"/> came from; null where it gives none.</summary>
    public string? ETag => Entry.Rarities?.ETag;

    /// <summary>Why the last look failed; null when it did not.</summary>
    public WorkflowStatusException? LastFault
    {
        get => Entry.Rarities?.LastFault;
        set => (Entry.Rarities ??= new WaitRarities()).LastFault = value;
    }

    private ref WaitEntry Entry => ref _roster.Entry(Number);

    /// <summary>Takes what a look showed.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="now">When, on the wait's own clock.</param>
    /// <param name="parts">What the runs have in common, when memory is short and an outline has to do; null keeps the answer whole.</param>
    public void See(ReadResult result, TimeSpan now, CommonParts? parts)
    {
        ref var entry = ref Entry;
        entry.Rarities = parts is null || result.ETag is not null ? new WaitRarities { ETag = result.ETag, Whole = parts is null ? result.Runs : null } : null;
        DateTime? start = null;
        foreach (var run in result.Runs)
        {
            start = run.IsTerminal || run.StartedAt is null || start < run.StartedAt ? start : run.StartedAt;
        }

        // The wall clock is asked once for each start: when it jumps later, the age does not.
        if (start is { } startedAt && startedAt != entry.StartedAt)
        {
            entry.StartedAt = startedAt;
            var age = result.Runs[0].RetrievedAt - startedAt;
            entry.BornAt = age > TimeSpan.Zero ? now - age : now;
        }

        entry.Outline = parts is null ? default : Outline.Of(result.Runs, entry.StartedAt, parts);
    }

    /// <summary>A look at it begins.</summary>
    /// <param name="isLast">Whether it is the one at the deadline.</param>
    public void Ask(bool isLast)
    {
        Entry.IsInFlight = true;
        Entry.Phase = isLast ? WaitPhase.LastAsked : WaitPhase.Open;
    }

    /// <summary>A look has ended.</summary>
    public void Answered() => Entry.IsInFlight = false;

    /// <summary>A look counts.</summary>
    public void CountPoll() => Entry.Polls += (byte)(Entry.Polls < byte.MaxValue ? 1 : 0);

    /// <summary>Since when the service does not know it, now that it says so: since it came, or, once seen, since it first said so.</summary>
    /// <param name="now">On the wait's own clock.</param>
    public TimeSpan MissingSince(TimeSpan now) => WasSeen ? (Entry.Rarities ??= new WaitRarities()).MissingSince ??= now : BornAt;

    /// <summary>A look failed otherwise than because the service does not know it: once seen, it is not missing without a break any more.</summary>
    public void BreakMissing()
    {
        if (Entry.Rarities is { } rarities)
        {
            rarities.MissingSince = null;
        }
    }

    /// <summary>Ends the waiting for it; what was seen of it need not be kept any longer.</summary>
    public void Close()
    {
        Entry.Phase = WaitPhase.Closed;
        Entry.Outline = default;
        Entry.Rarities = null;
    }
}
