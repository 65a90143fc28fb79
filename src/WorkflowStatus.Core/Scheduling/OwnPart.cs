using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What few snapshots of waiting runs have, and those that have it have for themselves.</summary>
/// <param name="RunId">The service's own id of the run; null where there is none.</param>
/// <param name="StartedAt">When the run began, which is not when the waiting run began; the least time there is while it has not.</param>
/// <param name="CompletedAt">When the run ended; null while it has not.</param>
/// <param name="Duration">How long it took; null until known.</param>
/// <param name="Error">Why it failed; null when there is no error.</param>
/// <param name="Others">The further runs of the same answer, in order; empty where it told of one.</param>
internal sealed record OwnPart(string? RunId, DateTime StartedAt, DateTime? CompletedAt, TimeSpan? Duration, RunError? Error, Outline[] Others)
{
    /// <summary>The own part of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="startedAt">When the waiting run began, as far as it ever told.</param>
    /// <param name="others">The further runs of the same answer.</param>
    /// <returns>Null when the run has nothing of the kind.</returns>
    public static OwnPart? Of(WorkflowRun run, DateTime startedAt, Outline[] others) =>
        run.RunId is null && (run.StartedAt ?? default) == startedAt && run.CompletedAt is null && run.Duration is null && run.Error is null && others.Length == 0
            ? null : new OwnPart(run.RunId, run.StartedAt ?? default, run.CompletedAt, run.Duration, run.Error, others);
}
