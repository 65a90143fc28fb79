using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>A command in the background: one child for each run, or one for a batch when there are many.</summary>
internal sealed class RunJob : Job
{
    public const string TypeName = "WorkflowStatusJob";

    /// <summary>More children than this help nobody.</summary>
    private const int MostChildren = 100;

    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly List<RunReference> _runs;
    private readonly IRunWork _work;
    private readonly CancellationTokenSource _stop = new();
    private readonly RunChildJob? _batch;

    /// <summary>The child of each run; empty where there is one for all.</summary>
    private readonly Dictionary<RunReference, RunChildJob> _children;
    private readonly object _progressGate = new();
    private Task _task = Task.CompletedTask;
    private string? _shownLine;
    private int _isFinal;

    public RunJob(string command, IEnumerable<RunReference> runs, IRunWork work)
        : base(command)
    {
        _runs = runs.Distinct(work.Sameness).ToList();
        _work = work;
        _children = new Dictionary<RunReference, RunChildJob>(work.Sameness);
        PSJobTypeName = TypeName;
        if (_runs.Count > MostChildren)
        {
            _batch = Child($"{_runs.Count} runs", _runs.Count, StopJob, () => StatusMessage);
            return;
        }

        foreach (var run in _runs)
        {
            _children[run] = Child($"{run.Account.Definition.Name} {run.Id}", 1, () => _work.Drop(run));
        }
    }

    /// <inheritdoc/>
    public override bool HasMoreData => ChildJobs.Any(child => child.HasMoreData) || Progress.Count > 0;

    /// <inheritdoc/>
    public override string Location => "localhost";

    /// <inheritdoc/>
    public override string StatusMessage => WaitProgressBar.Counts(_work.Progress, _runs.Count, _work.Done);

    public void Start()
    {
        PSBeginTime = EngineHost.LocalNow;
        SetJobState(JobState.Running);
        foreach (var child in Children())
        {
            child.Start();
        }

        _task = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Ends the requests, then the job; called synchronously, so it does not wait for long.</summary>
    public override void StopJob()
    {
        _stop.Cancel();
        _task.Wait(StopLimit);
        End(JobState.Stopped);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Interlocked.Exchange(ref _isFinal, 1);
            _stop.Cancel();
            _task.Wait(StopLimit);
            foreach (var child in Children())
            {
                child.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async Task RunAsync()
    {
        using var ticker = new Timer(_ => ShowProgress(), null, ProgressInterval, ProgressInterval);
        try
        {
            await _work.RunAsync(_runs, run => _batch ?? _children[run], _stop.Token).ConfigureAwait(false);
            End(JobState.Completed);
        }
        catch (OperationCanceledException)
        {
            End(JobState.Stopped);
        }
        catch (Exception fault)
        {
            // A fault of the program: the job says so instead of ending in silence.
            Children().First().WriteError(new ErrorRecord(fault, "JobFailed", ErrorCategory.InvalidOperation, null));
            End(JobState.Failed);
        }
    }

    /// <summary>What the states of the children make of a job whose work is done: it has failed when nothing could be read, or a run failed where that counts; a child that was stopped says nothing of it.</summary>
    private JobState Sum() =>
        Children().All(child => child.IsStopped) ? JobState.Stopped
        : Children().All(child => child.IsStopped || child.CouldReadNothing) || Children().Any(child => child.HasFailedRun) ? JobState.Failed
        : JobState.Completed;

    /// <summary>Ends the job and what is left of its children, once.</summary>
    /// <param name="state">Completed where the work is done; what has become of it is then for the children to say.</param>
    private void End(JobState state)
    {
        if (Interlocked.Exchange(ref _isFinal, 1) != 0)
        {
            return;
        }

        ShowProgress(isFinal: true);
        foreach (var child in Children())
        {
            // Those that have ended by themselves keep their own state; with -Any and -FailFast the others were left alone.
            child.End(state == JobState.Completed ? child.StateWhenLeft : state);
        }

        PSEndTime = EngineHost.LocalNow;
        SetJobState(state == JobState.Completed ? Sum() : state);
    }

    private void ShowProgress(bool isFinal = false)
    {
        var progress = _work.Progress;
        var line = WaitProgressBar.Line(progress, _work.Done);
        lock (_progressGate)
        {
            if (progress.Total == 0 || (!isFinal && (_isFinal != 0 || line == _shownLine)))
            {
                return;
            }

            _shownLine = line;
            var record = new ProgressRecord(WaitProgressBar.ActivityId, Command, line)
            {
                PercentComplete = WaitProgressBar.Percent(progress),
                RecordType = isFinal ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            };
            try
            {
                Progress.Clear();
                Progress.Add(record);
            }
            catch (InvalidOperationException)
            {
                // The job was removed just now and its streams are closed: nobody looks any more, and a timer must not throw.
            }
        }
    }

    private RunChildJob Child(string name, int runs, Action stop, Func<string>? status = null)
    {
        var child = new RunChildJob(Command, name, runs, status, stop);
        ChildJobs.Add(child);
        return child;
    }

    private IEnumerable<RunChildJob> Children() => ChildJobs.Cast<RunChildJob>();
}
