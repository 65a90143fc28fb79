using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What one look at a run gave.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Ended">The summary that showed the end when the whole answer, <paramref name="Result"/>, could not be had; else null.</param>
/// <param name="IsCutOff">Whether <paramref name="Result"/> is a summary that showed the end, since there was no time left for the whole answer.</param>
internal sealed record Look(ReadResult Result, ReadResult? Ended = null, bool IsCutOff = false);
