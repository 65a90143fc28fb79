using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Definitions;

/// <summary>How to ask a service and how to read its answers.</summary>
internal sealed class WireDefinition
{
    public required UriTemplate BaseUri { get; init; }

    public required RequestDefinition Request { get; init; }

    public IReadOnlyList<FollowUpDefinition> FollowUps { get; init; } = [];

    public required RunMapping Run { get; init; }

    /// <summary>Where the steps are in the main answer; null when it has none.</summary>
    public StepMapping? Steps { get; init; }

    public IReadOnlyList<Refinement> Refinements { get; init; } = [];

    public required ErrorAnswerMapping ErrorAnswer { get; init; }
}
