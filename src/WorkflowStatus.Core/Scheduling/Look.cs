using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What one look at a run gave.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Ended">The summary that showed the end when the whole answer, <paramref name="Result"/>, could not be had; else null.</param>
internal sealed record Look(ReadResult Result, ReadResult? Ended = null);
