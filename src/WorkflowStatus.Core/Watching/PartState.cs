using System;

namespace WorkflowStatus.Core.Watching;

/// <summary>What a run or a step was at a look.</summary>
internal sealed record PartState(RunState State, string? Status, DateTime? StartedAt, DateTime? CompletedAt)
{
    /// <summary>When the state began, as far as the service tells.</summary>
    public DateTime? ChangedAt => State.IsTerminal() ? CompletedAt : State is RunState.Running ? StartedAt : null;

    /// <summary>Whether nothing that a watch tells has changed. An end that is the same word at another start is another execution.</summary>
    public bool IsSameAs(PartState before) =>
        State == before.State
        && string.Equals(Status, before.Status, StringComparison.OrdinalIgnoreCase)
        && (!State.IsTerminal() || before.StartedAt is null || StartedAt == before.StartedAt);
}
