using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What few snapshots of waiting runs have, and those that have it have for themselves.</summary>
/// <param name="RunId">The service's own id of the run; null where there is none.</param>
/// <param name="CompletedAt">When the run ended; null while it has not.</param>
/// <param name="Duration">How long it took; null until known.</param>
/// <param name="Error">Why it failed; null when there is no error.</param>
/// <param name="Others">The further runs of the same answer, in order; empty where it told of one.</param>
internal sealed record OwnPart(string? RunId, DateTime? CompletedAt, TimeSpan? Duration, RunError? Error, Outline[] Others)
{
    /// <summary>The own part of a run.</summary>
    /// <returns>Null when the run has nothing of the kind.</returns>
    public static OwnPart? Of(WorkflowRun run, Outline[] others) =>
        run.RunId is null && run.CompletedAt is null && run.Duration is null && run.Error is null && others.Length == 0
            ? null : new OwnPart(run.RunId, run.CompletedAt, run.Duration, run.Error, others);
}
