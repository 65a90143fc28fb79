using System;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Output;

/// <summary>Writes what a wait learns: each run as it ends.</summary>
internal class RunObserver : IWaitObserver
{
    private readonly Func<RunReference, IRunSink> _sinkOf;
    private readonly ResultWriter _writer = new();

    /// <summary>Makes an observer.</summary>
    /// <param name="sinkOf">Where what is learned of a run goes: one pipeline for all, or a job's child for each.</param>
    public RunObserver(Func<RunReference, IRunSink> sinkOf) => _sinkOf = sinkOf;

    /// <inheritdoc/>
    public virtual void OnSeen(ReadResult result) => _writer.WarnOfWords(result, SinkOf(result.Reference));

    /// <inheritdoc/>
    public virtual void OnEnded(RunReference reference, WorkflowRun run) => SinkOf(reference).WriteObject(run);

    /// <inheritdoc/>
    public void OnError(RunReference reference, WorkflowStatusException problem) => SinkOf(reference).WriteError(ErrorRecords.From(problem));

    /// <inheritdoc/>
    public void OnNote(RunReference reference, string note) => SinkOf(reference).WriteVerbose(note);

    /// <inheritdoc/>
    public virtual void OnClosed(RunReference reference) => SinkOf(reference).Close(reference);

    protected IRunSink SinkOf(RunReference reference) => _sinkOf(reference);
}
