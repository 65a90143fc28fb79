using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Examples;

/// <summary>Collects the runs that a wait saw end, and shows on the error stream what else it told.</summary>
internal sealed class EndedRuns : IWaitObserver
{
    public List<WorkflowRun> Runs { get; } = [];

    public void OnSeen(ReadResult result)
    {
    }

    public void OnEnded(RunReference reference, WorkflowRun run) => Runs.Add(run);

    public void OnError(RunReference reference, WorkflowStatusException problem) => Console.Error.WriteLine(problem.Message);

    public void OnNote(RunReference reference, string note) => Console.Error.WriteLine(note);

    public void OnClosed(RunReference reference)
    {
    }
}
