using System.Collections.Generic;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where a property's value is found: the first of the paths that holds a value that is not null, or, of texts, all of them in one.</summary>
/// <param name="Paths">Singular paths, relative to the run or step.</param>
/// <param name="Slots">The place of each path in its scope's tree.</param>
/// <param name="Use">What the property makes of it.</param>
/// <param name="Format">How a time or progress is written.</param>
/// <param name="OnlyWhenEnded">Whether the value counts only in a terminal state (a time of last change is then the end).</param>
/// <param name="Otherwise">The text where the answer has none; null without one.</param>
/// <param name="Join">What stands between the texts of all the paths, which then make one text; null to take the first alone.</param>
internal sealed record ValueSource(IReadOnlyList<JsonPath> Paths, int[] Slots, ValueUse Use, ValueFormat Format, bool OnlyWhenEnded, string? Otherwise = null, string? Join = null);
