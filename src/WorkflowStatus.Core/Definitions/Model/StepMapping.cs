using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where the steps are and where each property of a step is.</summary>
internal sealed class StepMapping
{
    private readonly ValueSource? _status;

    /// <summary>The first of these that reaches an object or array holds the steps.</summary>
    public required IReadOnlyList<JsonPath> Items { get; init; }

    /// <summary>Whether the steps are the members of an object, each named by its key; a member that is an array gives a step for each element.</summary>
    public bool IsKeyed { get; init; }

    public required PathTree Tree { get; init; }

    public required int SlotCount { get; init; }

    public ValueSource? Name { get; init; }

    public ValueSource? Id { get; init; }

    public ValueSource? Status
    {
        get => _status;
        init
        {
            _status = value;
            IsStatusTheStep = value?.Paths.Any(path => path.Segments.Count == 0) == true;
        }
    }

    /// <summary>Whether a step that is no object may itself be its state; asked for each of them.</summary>
    public bool IsStatusTheStep { get; private init; }

    public ValueSource? Message { get; init; }

    public ValueSource? StartedAt { get; init; }

    public ValueSource? UpdatedAt { get; init; }

    public ValueSource? CompletedAt { get; init; }

    public ValueSource? Duration { get; init; }

    public ValueSource? Locations { get; init; }

    /// <summary>The id of the step that this one belongs to; steps then stand after theirs.</summary>
    public ValueSource? ParentId { get; init; }

    /// <summary>A number or time that steps of one parent are sorted by; null for the service's own order.</summary>
    public ValueSource? Order { get; init; }

    /// <summary>Whether the steps say where each belongs among the others.</summary>
    public bool IsArranged => this is not { ParentId: null, Order: null };

    /// <summary>Where the steps inside a step are; null when it has none.</summary>
    public StepMapping? Inner { get; init; }

    /// <summary>For each path of the inner steps its slot in this tree; -1 for a path that names several places.</summary>
    public IReadOnlyList<int> InnerSlots { get; init; } = [];
}
