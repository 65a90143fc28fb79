using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>A snapshot without what takes the most room. Very large waits keep no more of runs that go on: each is read whole when it ends, and once more at the deadline.</summary>
internal static class Outline
{
    public static IReadOnlyList<WorkflowRun> Of(IReadOnlyList<WorkflowRun> runs) => runs.Select(Of).ToArray();

    /// <summary>The same run without steps, locations, result and details; the counts of its steps stay.</summary>
    public static WorkflowRun Of(WorkflowRun run) => new()
    {
        Provider = run.Provider,
        Connection = run.Connection,
        Id = run.Id,
        RunId = run.RunId,
        Name = run.Name,
        State = run.State,
        Status = run.Status,
        Message = run.Message,
        StartedAt = run.StartedAt,
        UpdatedAt = run.UpdatedAt,
        CompletedAt = run.CompletedAt,
        Duration = run.Duration,
        PercentComplete = run.PercentComplete,
        CurrentStep = run.CurrentStep,
        StepCount = run.StepCount,
        CompletedStepCount = run.CompletedStepCount,
        FailedStepCount = run.FailedStepCount,
        Error = run.Error,
        Parameters = run.Parameters,
        BaseUri = run.BaseUri,
        RetrievedAt = run.RetrievedAt,
    };
}
