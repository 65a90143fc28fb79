using System.Collections.Generic;

namespace WorkflowStatus.Core.Definitions;

/// <summary>A correction of the state by what else the answer says.</summary>
/// <param name="When">One of these must hold.</param>
/// <param name="State">The state then.</param>
/// <param name="Message">What a person should know of it; null when nothing.</param>
internal sealed record Refinement(IReadOnlyList<Condition> When, RunState State, string? Message);
