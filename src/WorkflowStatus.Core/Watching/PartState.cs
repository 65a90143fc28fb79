using System;

namespace WorkflowStatus.Core.Watching;

/// <summary>What a run or a step was at a look.</summary>
internal sealed record PartState(RunState State, string? Status, DateTime? StartedAt, DateTime? CompletedAt)
{
    /// <summary>When the state began, as far as the service tells.</summary>
    public DateTime? ChangedAt => State.IsTerminal() ? CompletedAt : State is RunState.Running ? StartedAt : null;

    private bool HasStarted => State is RunState.Running || State.IsTerminal();

    /// <summary>Whether nothing that a watch tells has changed. The same word at another start is another execution.</summary>
    public bool IsSameAs(PartState before) =>
        State == before.State
        && string.Equals(Status, before.Status, StringComparison.OrdinalIgnoreCase)
        && (!HasStarted || before.StartedAt is null || StartedAt is null || StartedAt == before.StartedAt);

    /// <summary>Whether this end belongs to an execution that was not seen at work: it began after the look before.</summary>
    public bool HasMissedStart(PartState? before) =>
        State.IsTerminal() && StartedAt is { } start && start != before?.StartedAt
        && (before is null || before.State is RunState.Queued or RunState.Unknown || before.State.IsTerminal() || before.StartedAt is not null);
}
