using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Keeps nothing of what a wait tells.</summary>
internal sealed class SilentObserver : IWaitObserver
{
    public void OnSeen(ReadResult result)
    {
    }

    public void OnEnded(RunReference reference, WorkflowRun run)
    {
    }

    public void OnError(RunReference reference, WorkflowStatusException problem)
    {
    }

    public void OnNote(RunReference reference, string note)
    {
    }

    public void OnClosed(RunReference reference)
    {
    }
}
