using System;
using System.Management.Automation;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>The part of a job that is about one run, or about a whole batch. Writes nothing after its final state.</summary>
internal sealed class RunChildJob : Job, IRunSink
{
    private readonly object _gate = new();
    private readonly Action _stop;
    private readonly int _runs;
    private readonly Func<string>? _status;
    private string _last = string.Empty;
    private int _closed;
    private int _objects;
    private int _errors;
    private bool _isFinal;

    public RunChildJob(string command, string name, int runs, Func<string>? status, Action stop)
        : base(command, name)
    {
        _runs = runs;
        _status = status;
        _stop = stop;
        PSJobTypeName = RunJob.TypeName;
    }

    /// <inheritdoc/>
    public override bool HasMoreData =>
        Output.Count > 0 || Error.Count > 0 || Warning.Count > 0 || Verbose.Count > 0 || Progress.Count > 0 || Debug.Count > 0;

    /// <inheritdoc/>
    public override string Location => "localhost";

    /// <inheritdoc/>
    /// <remarks>Of one run its last state, or the error's id; of a batch how far it is.</remarks>
    public override string StatusMessage => _status?.Invoke() ?? _last;

    /// <summary>Whether none of its runs could be read. Not public, as the next: <c>Format-List *</c> of a job shows whatever is.</summary>
    internal bool CouldReadNothing => _errors > 0 && _objects == 0;

    /// <summary>Whether it was stopped, by itself or with the job.</summary>
    internal bool IsStopped => JobStateInfo.State == JobState.Stopped;

    /// <summary>Whether a run ended without success, where that counts as an error.</summary>
    internal bool HasFailedRun { get; private set; }

    /// <summary>What it is where the work ended before all of its runs had: stopped, but for a batch of which something came.</summary>
    internal JobState StateWhenLeft => _errors == 0 && _objects == 0 ? JobState.Stopped : StateByResults;

    private JobState StateByResults => CouldReadNothing || HasFailedRun ? JobState.Failed : JobState.Completed;

    public void Start()
    {
        PSBeginTime = EngineHost.LocalNow;
        SetJobState(JobState.Running);
    }

    /// <summary>Stops this child alone: its runs are asked for no more, and the others go on. One that has ended stays as it is.</summary>
    public override void StopJob()
    {
        if (End(JobState.Stopped))
        {
            _stop();
        }
    }

    public void WriteObject(object value) => Write(() =>
    {
        _objects++;
        _last = value switch
        {
            WorkflowRun run => run.State.ToString(),
            WorkflowChange { Run: { } run } => run.State.ToString(),
            _ => _last,
        };
        Output.Add(PSObject.AsPSObject(value));
    });

    public void WriteError(ErrorRecord problem) => Write(() =>
    {
        _errors++;
        // No invocation goes with what a job writes: this is where PowerShell takes the command's name from then.
        problem.CategoryInfo.Activity = Command;
        HasFailedRun |= problem.Exception is WorkflowStatusException { ErrorId: WorkflowErrorId.RunFailed };
        _last = HasFailedRun ? _last : (problem.Exception as WorkflowStatusException)?.ErrorId.ToString() ?? _last;
        Error.Add(problem);
    });

    public void WriteWarning(string text) => Write(() => Warning.Add(new WarningRecord(text)));

    public void WriteVerbose(string text) => Write(() => Verbose.Add(new VerboseRecord(text)));

    public void WriteProgress(ProgressRecord record) => Write(() => Progress.Add(record));

    public void Close(RunReference reference)
    {
        lock (_gate)
        {
            if (++_closed < _runs)
            {
                return;
            }
        }

        End(StateByResults);
    }

    /// <summary>Sets the final state, once.</summary>
    /// <returns>Whether it was not set before.</returns>
    public bool End(JobState state)
    {
        lock (_gate)
        {
            if (_isFinal)
            {
                return false;
            }

            _isFinal = true;
            PSEndTime = EngineHost.LocalNow;
        }

        SetJobState(state);
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _isFinal = true;
        }

        base.Dispose(disposing);
    }

    private void Write(Action write)
    {
        lock (_gate)
        {
            if (!_isFinal)
            {
                write();
            }
        }
    }
}
