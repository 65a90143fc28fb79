using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Takes what a wait learns. All calls come one after another from the wait itself; none may block for long.</summary>
public interface IWaitObserver
{
    /// <summary>A look at a run gave its present state.</summary>
    /// <param name="result">The runs of one id.</param>
    void OnSeen(ReadResult result);

    /// <summary>A run ended, reached the state that was waited for, or is emitted as last seen before its error.</summary>
    /// <param name="reference">What was asked for.</param>
    /// <param name="run">The run.</param>
    void OnEnded(RunReference reference, WorkflowRun run);

    /// <summary>A run cannot be waited for any longer, or ended without success where that is an error.</summary>
    /// <param name="reference">What was asked for.</param>
    /// <param name="problem">Why.</param>
    void OnError(RunReference reference, WorkflowStatusException problem);

    /// <summary>Something happened that a verbose log should tell, such as a transient fault.</summary>
    /// <param name="reference">What was asked for.</param>
    /// <param name="note">One line.</param>
    void OnNote(RunReference reference, string note);

    /// <summary>Nothing more will come of this id.</summary>
    /// <param name="reference">What was asked for.</param>
    void OnClosed(RunReference reference);
}
