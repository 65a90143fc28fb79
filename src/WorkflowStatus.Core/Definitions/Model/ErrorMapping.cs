using System.Collections.Generic;

namespace WorkflowStatus.Core.Definitions;

/// <summary>Where a run keeps the reason of its failure.</summary>
/// <param name="Message">Its text; null when there is no place for one.</param>
/// <param name="Type">Its kind; null when there is no place for one.</param>
/// <param name="Code">Its code; null when there is no place for one.</param>
/// <param name="States">The states in which it is read; null for every state.</param>
internal sealed record ErrorMapping(ValueSource? Message, ValueSource? Type, ValueSource? Code, IReadOnlyList<RunState>? States);
