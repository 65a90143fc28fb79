using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How to ask a service and how to read its answers.</summary>
internal sealed class WireDefinition
{
    private List<Condition>? _valueConditions;

    public required UriTemplate BaseUri { get; init; }

    public required RequestDefinition Request { get; init; }

    public IReadOnlyList<FollowUpDefinition> FollowUps { get; init; } = [];

    /// <summary>Those of them that are sent for a summary too: without them nobody knows whether the run goes on.</summary>
    public IReadOnlyList<FollowUpDefinition> StateFollowUps { get; init; } = [];

    public required RunMapping Run { get; init; }

    /// <summary>Where the steps are in the main answer; null when it has none.</summary>
    public StepMapping? Steps { get; init; }

    public IReadOnlyList<Refinement> Refinements { get; init; } = [];

    /// <summary>The conditions on values of the main answer.</summary>
    public IReadOnlyList<Condition> ValueConditions => _valueConditions ??=
        [.. Refinements.SelectMany(refinement => refinement.When).Concat(FollowUps.SelectMany(followUp => followUp.When)).Where(condition => condition.Paths.Count > 0)];

    public required ErrorAnswerMapping ErrorAnswer { get; init; }
}
