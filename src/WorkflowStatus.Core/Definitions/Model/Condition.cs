using System.Collections.Generic;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>When a refinement or a follow-up request applies: every part that is given must hold.</summary>
/// <param name="States">The run is in one of these; null when its state does not matter.</param>
/// <param name="AnyStep">A step is in one of these; null when the steps do not matter.</param>
/// <param name="HasSteps">Whether the run must (true) or must not (false) name steps; null when that does not matter.</param>
/// <param name="HasError">Whether the run must (true) or must not (false) carry an error; null when that does not matter.</param>
/// <param name="Paths">Values of the run in the main answer, of which the first that is not null counts; empty when none matters.</param>
/// <param name="Values">What that value must be, compared without case; empty for any value.</param>
internal sealed record Condition(
    IReadOnlyList<RunState>? States,
    IReadOnlyList<RunState>? AnyStep,
    bool? HasSteps,
    bool? HasError,
    IReadOnlyList<JsonPath> Paths,
    IReadOnlyList<string> Values);
