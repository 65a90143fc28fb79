using System;

namespace WorkflowStatus;

/// <summary>One step of a run, as its service reports it.</summary>
public sealed class RunStep
{
    /// <summary>The step's name; empty when the service names none.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The service's id of this execution of the step; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>What the step is doing.</summary>
    public RunState State { get; init; }

    /// <summary>The service's own word for the state; null when it gave none.</summary>
    public string? Status { get; init; }

    /// <summary>What the service says about the step; null when it says nothing.</summary>
    public string? Message { get; init; }

    /// <summary>When the step began, UTC; null when unknown or not begun.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When the step last changed, UTC; null when the service does not say.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>When the step ended, UTC: as the service says, else its start and how long it took; null when unknown or not ended.</summary>
    public DateTime? CompletedAt { get; init; }

    /// <summary>How long the step took: the service's own figure, else from start to end; null until known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the step made; empty when nothing was named.</summary>
    public RunLocationList Locations { get; init; } = RunLocationList.None;

    /// <summary>Every member of the step's answer that no property above took, as an object; null when none is left.</summary>
    public object? Details { get; init; }

    /// <summary>Name and state, for lists and logs.</summary>
    /// <returns>For example <c>Create Clip: Succeeded</c>.</returns>
    public override string ToString() => $"{Name}: {State}";
}
