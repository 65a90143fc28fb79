using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Output;

/// <summary>Carries writes from the engine's threads to the pipeline's own, in order.</summary>
internal sealed class SinkQueue : IRunSink, IDisposable
{
    private readonly BlockingCollection<Action<IRunSink>> _writes = [];

    public void WriteObject(object value) => _writes.Add(sink => sink.WriteObject(value));

    public void WriteError(ErrorRecord problem) => _writes.Add(sink => sink.WriteError(problem));

    public void WriteWarning(string text) => _writes.Add(sink => sink.WriteWarning(text));

    public void WriteVerbose(string text) => _writes.Add(sink => sink.WriteVerbose(text));

    public void WriteProgress(ProgressRecord record) => _writes.Add(sink => sink.WriteProgress(record));

    public void Close(RunReference reference) => _writes.Add(sink => sink.Close(reference));

    /// <summary>No more writes will come.</summary>
    public void Complete() => _writes.CompleteAdding();

    /// <summary>Writes what is there.</summary>
    public void Drain(IRunSink sink)
    {
        while (_writes.TryTake(out var write))
        {
            write(sink);
        }
    }

    /// <summary>Writes what comes within a time.</summary>
    /// <returns>False when no more will come.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public bool DrainFor(IRunSink sink, TimeSpan time, CancellationToken cancellation)
    {
        if (_writes.TryTake(out var write, (int)time.TotalMilliseconds, cancellation))
        {
            write(sink);
            Drain(sink);
        }

        return !_writes.IsCompleted;
    }

    public void Dispose() => _writes.Dispose();
}
