using System.Collections.Generic;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where the runs are in an answer and where each property of a run is. A property without a source is null.</summary>
internal sealed class RunMapping
{
    /// <summary>The first of these that reaches an object or array holds the runs; an array gives one run for each element.</summary>
    public IReadOnlyList<JsonPath> Items { get; init; } = [JsonPath.Root];

    public required PathTree Tree { get; init; }

    public required int SlotCount { get; init; }

    /// <summary>The answer's echo of the id that was asked for.</summary>
    public ValueSource? Id { get; init; }

    public ValueSource? RunId { get; init; }

    public ValueSource? Name { get; init; }

    public required ValueSource Status { get; init; }

    public ValueSource? Message { get; init; }

    public ValueSource? StartedAt { get; init; }

    public ValueSource? UpdatedAt { get; init; }

    public ValueSource? CompletedAt { get; init; }

    public ValueSource? Duration { get; init; }

    public ValueSource? PercentComplete { get; init; }

    public ValueSource? CurrentStep { get; init; }

    public ValueSource? StepCount { get; init; }

    public ValueSource? CompletedStepCount { get; init; }

    public ValueSource? FailedStepCount { get; init; }

    public ValueSource? Result { get; init; }

    public ValueSource? Locations { get; init; }

    public ErrorMapping? Error { get; init; }

    /// <summary>For each path of the steps its slot in the run's tree; -1 for a path that names several places.</summary>
    public required IReadOnlyList<int> StepSlots { get; init; }
}
