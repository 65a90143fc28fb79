using System;

namespace WorkflowStatus;

/// <summary>
/// A workflow run as its service last described it: a snapshot, never changed after it was read.
/// Times are UTC. A property is null where the service says nothing.
/// </summary>
public sealed class WorkflowRun
{
    /// <summary>The provider's name, such as <c>Storyteller</c>.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>The connection's name; null when the run was asked for without one.</summary>
    public string? Connection { get; init; }

    /// <summary>The id that was asked for.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The service's own id of the run, where it differs from <see cref="Id"/> (Temporal's run id); else null.</summary>
    public string? RunId { get; init; }

    /// <summary>The workflow's name (Storyteller's code, 8x8's definition id); null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What the run is doing.</summary>
    public RunState State { get; init; }

    /// <summary>The service's own word for the state.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>Whether the run has ended.</summary>
    public bool IsTerminal => State.IsTerminal();

    /// <summary>Whether the run has ended as intended.</summary>
    public bool IsSuccess => State.IsSuccess();

    /// <summary>What the service says, else the error's message, else what the state means for a person; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>When the run began (or was created, where the service tells only that); null when unknown.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When the run last changed; null when the service does not say.</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>When the run ended: as the service says, else its start and how long it took; null while it has not, or when unknown.</summary>
    public DateTime? CompletedAt { get; init; }

    /// <summary>How long the run took: the service's own figure, else from start to end; null until known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Progress from 0 to 100 as the service gives it; null when it gives none.</summary>
    public double? PercentComplete { get; init; }

    /// <summary>The name of the step now at work (or at work when the run ended, where the service says so); null when unknown.</summary>
    public string? CurrentStep { get; init; }

    /// <summary>How many steps the run has, as far as the service tells; null when unknown.</summary>
    public int? StepCount { get; init; }

    /// <summary>How many steps have ended as intended; null when unknown.</summary>
    public int? CompletedStepCount { get; init; }

    /// <summary>How many steps have failed; null when unknown.</summary>
    public int? FailedStepCount { get; init; }

    /// <summary>The steps that the service named, in its order; empty when it named none.</summary>
    public RunStepList Steps { get; init; } = RunStepList.None;

    /// <summary>What the run and all its steps made; empty when nothing was named.</summary>
    public RunLocationList Locations { get; init; } = RunLocationList.None;

    /// <summary>The run's output, as objects, lists and primitives; null when there is none.</summary>
    public object? Result { get; init; }

    /// <summary>Why the run failed; null when the service gave no error.</summary>
    public RunError? Error { get; init; }

    /// <summary>Every member of the answer that no property took, as an object: nothing the service said is lost. Null when none is left.</summary>
    public object? Details { get; init; }

    /// <summary>The provider parameters that the run was asked for with.</summary>
    public RunParameters Parameters { get; init; } = RunParameters.None;

    /// <summary>The base URI that the run was asked for at; null when it is the definition's or the connection's own.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>Whether this object was made of a service's answer in this process, not of a file: only then may its base URI be trusted with a credential.</summary>
    internal bool IsLive { get; init; }

    /// <summary>When this snapshot arrived, UTC.</summary>
    public DateTime RetrievedAt { get; init; }

    /// <summary>One line for logs and string interpolation.</summary>
    /// <returns>For example <c>Storyteller 09a560ba: Failed - One or more workflow steps failed</c>.</returns>
    public override string ToString() => string.IsNullOrEmpty(Message) ? $"{Provider} {Id}: {State}" : $"{Provider} {Id}: {State} - {Message}";
}
