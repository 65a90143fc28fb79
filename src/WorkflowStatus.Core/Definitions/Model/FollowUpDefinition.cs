using System.Collections.Generic;

namespace WorkflowStatus.Core.Definitions;

/// <summary>A second request that completes a run: its steps from another URL, or its errors. Sent for a summary only where the state depends on it.</summary>
/// <param name="Name">Its name, under which whatever no property takes goes into the run's details.</param>
/// <param name="Request">How to ask.</param>
/// <param name="When">One of these must hold; empty for always.</param>
/// <param name="Steps">Where the steps are in its answer; null when it has none.</param>
/// <param name="Error">Where the reason of a failure is; null when it has none.</param>
/// <param name="IsAppended">Whether its steps come after those that are there already; else they take their place.</param>
/// <param name="Paging">How to ask for the next part of its answer; null when it comes whole.</param>
/// <param name="IsRequired">Whether the read fails when this one fails; else the run stays as it was, but for what the pages before brought.</param>
internal sealed record FollowUpDefinition(
    string Name,
    RequestDefinition Request,
    IReadOnlyList<Condition> When,
    StepMapping? Steps,
    FollowUpError? Error,
    bool IsAppended,
    PagingDefinition? Paging,
    bool IsRequired);
