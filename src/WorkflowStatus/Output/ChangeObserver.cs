using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Watching;

namespace WorkflowStatus.Output;

/// <summary>Writes what a watch learns: each change, not the runs themselves.</summary>
internal sealed class ChangeObserver : RunObserver
{
    private readonly Dictionary<RunReference, ChangeDetector> _detectors = [];

    public ChangeObserver(Func<RunReference, IRunSink> sinkOf)
        : base(sinkOf)
    {
    }

    /// <inheritdoc/>
    public override void OnSeen(ReadResult result)
    {
        base.OnSeen(result);
        if (!_detectors.TryGetValue(result.Reference, out var detector))
        {
            _detectors[result.Reference] = detector = new ChangeDetector();
        }

        foreach (var change in detector.Compare(result))
        {
            SinkOf(result.Reference).WriteObject(change);
        }
    }

    /// <inheritdoc/>
    public override void OnEnded(RunReference reference, WorkflowRun run)
    {
        // Its last change was written already.
    }

    /// <inheritdoc/>
    public override void OnClosed(RunReference reference)
    {
        _detectors.Remove(reference);
        base.OnClosed(reference);
    }
}
