using System;

namespace WorkflowStatus;

/// <summary>A change of a run or of one of its steps, as a watch saw it. The first sight of a run is a change from null.</summary>
public sealed class WorkflowChange
{
    /// <summary>When it changed by the service's own clock where it tells (the start, the end, or a last change that was not known at the look before), else when it was seen; UTC.</summary>
    public DateTime Timestamp { get; init; }

    /// <summary>The provider's name.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>The connection's name; null without one.</summary>
    public string? Connection { get; init; }

    /// <summary>The id that was asked for.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The workflow's name; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The step's name; null for the run itself.</summary>
    public string? Step { get; init; }

    /// <summary>The state before; null at first sight.</summary>
    public RunState? OldState { get; init; }

    /// <summary>The state after.</summary>
    public RunState NewState { get; init; }

    /// <summary>The service's own word for the state after; null when it gave none.</summary>
    public string? Status { get; init; }

    /// <summary>What the service says; null when it says nothing.</summary>
    public string? Message { get; init; }

    /// <summary>The run's progress from 0 to 100; null when the service gives none.</summary>
    public double? PercentComplete { get; init; }

    /// <summary>The snapshot in which the change was seen.</summary>
    public WorkflowRun? Run { get; init; }

    /// <summary>One line for logs.</summary>
    /// <returns>For example <c>Demo success/Build: Running -> Succeeded</c>.</returns>
    public override string ToString()
    {
        var subject = Step is null ? $"{Provider} {Id}" : $"{Provider} {Id}/{Step}";
        return OldState is null ? $"{subject}: {NewState}" : $"{subject}: {OldState} -> {NewState}";
    }
}
