using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>When a wait has to end, on the wait's own clock: first one last look at every run, and a little later, whatever the service does, the end.</summary>
internal sealed class Deadline
{
    /// <summary>An honest deadline does not wait long for a silent service.</summary>
    public static readonly TimeSpan LastRoundLimit = TimeSpan.FromSeconds(10);

    /// <summary>So long looks that the deadline found under way may keep all slots while others wait for theirs.</summary>
    private static readonly TimeSpan SlotGrace = TimeSpan.FromSeconds(3);

    private readonly TimeSpan? _at;

    /// <summary>Sets the deadline.</summary>
    /// <param name="timeout">How long the wait may take; zero for one look at each run, however long a large set takes; null for no deadline.</param>
    public Deadline(TimeSpan? timeout) => _at = timeout;

    /// <summary>Whether the last round has begun.</summary>
    public bool IsLastRound { get; private set; }

    /// <summary>Whether a run without budget cannot wait for it any more. A wait that only looks once gives each run its turn, but does not wait for a service that asks for silence.</summary>
    public bool IsImpatient => IsLastRound && Limit is not null;

    /// <summary>Whether the last round is over too: nothing may be asked any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the slots of looks that it found under way have been asked for.</summary>
    public bool HasClaimedSlots { get; private set; }

    /// <summary>When something has to be done about it next; null for never.</summary>
    public TimeSpan? Next => IsOver ? null : !IsLastRound ? _at : HasClaimedSlots ? Limit : Claim;

    /// <summary>When the last round is over. A wait that only looks once has no such time: each of its looks has a limit of its own.</summary>
    private TimeSpan? Limit => _at > TimeSpan.Zero ? _at + LastRoundLimit : null;

    /// <summary>When slots are claimed; never, where there is no limit.</summary>
    private TimeSpan? Claim => Limit - LastRoundLimit + SlotGrace;

    /// <summary>How long until the last look; the longest time there is without a deadline.</summary>
    public TimeSpan Remaining(TimeSpan now) => _at - now ?? TimeSpan.MaxValue;

    /// <summary>Whether the last round begins now; true once.</summary>
    public bool BeginsLastRound(TimeSpan now) => !IsLastRound && now >= _at && (IsLastRound = true);

    /// <summary>Whether looks from before the last round give way now where slots are wanted; true once.</summary>
    public bool ClaimsSlots(TimeSpan now) => IsLastRound && !HasClaimedSlots && now >= Claim && (HasClaimedSlots = true);

    /// <summary>Whether the last round is over now; true once.</summary>
    public bool EndsLastRound(TimeSpan now) => IsLastRound && !IsOver && now >= Limit && (IsOver = true);
}
