using System;
using System.Management.Automation;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;
using WorkflowStatus.Input;
using WorkflowStatus.Jobs;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>What Wait and Watch share: how often they look, and the scheduler.</summary>
public abstract class PollingCommand : RunCommand
{
    private WaitPump? _pump;

    /// <summary>
    /// Seconds between two looks at one run, from 0.05 to 86400; fractions are allowed, and a TimeSpan. Without it the
    /// connection's interval holds, else the service's own advice, else twice the square root of the run's age in
    /// seconds, from 1 to 30.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 86400)]
    public double PollInterval { get; set; }

    /// <summary>
    /// The most seconds between two looks at one run, from 0.05 to 86400, or a TimeSpan. Together with PollInterval the
    /// interval grows with the run's age from the one to the other; PollInterval alone is kept as it is.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 86400)]
    public double MaxPollInterval { get; set; }

    /// <summary>
    /// How many seconds a run that was never seen may answer 404, from 0 to 86400, or a TimeSpan: a run that was started just
    /// now is not known everywhere at once. A 404 of a run that was seen ends its wait at once, unless it comes as an HTML
    /// page, as from a service that is being started again: that has the same time, and so has a 404 to a follow-up request
    /// that the provider's definition requires.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0, 86400)]
    public double NotFoundGraceSec { get; set; } = 30;

    /// <summary>
    /// Writes a RunFailed error for each run that ended without success, beside what is emitted for it. With
    /// <c>-ErrorAction Stop</c> the first one ends the command.
    /// </summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            CheckIntervals(PollInterval, MaxPollInterval);
        }
        catch (WorkflowStatusException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error));
        }

        if (!AsJob)
        {
            var queue = new SinkQueue();
            var waiter = new RunWaiter(EngineHost.Client, Options(), CreateObserver(_ => queue));
            _pump = new WaitPump(waiter, queue, new PipelineSink(this), new WaitProgressBar(Activity), Attendance.IsAttended(Host), Stop);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _pump?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What the progress bar says is being done.</summary>
    private protected abstract string Activity { get; }

    private protected abstract WaitOptions Options();

    private protected abstract RunObserver CreateObserver(Func<RunReference, IRunSink> sinkOf);

    private protected override void Accept(RunReference run) => _pump!.Add(run);

    private protected override void Drain() => _pump!.Drain();

    private protected override void Finish() => _pump!.Finish();

    private protected override IRunWork CreateWork() => new WaitWork(Options(), CreateObserver);

    /// <summary>The options that both commands have.</summary>
    private protected WaitOptions CommonOptions(double timeout) => new()
    {
        Timeout = timeout <= -1 ? null : TimeSpan.FromSeconds(Math.Max(timeout, 0)),
        PollInterval = Seconds(nameof(PollInterval), PollInterval),
        MaximumPollInterval = Seconds(nameof(MaxPollInterval), MaxPollInterval),
        ThrottleLimit = ThrottleLimit,
        IsFailureError = ErrorOnFailure,
        NotFoundGrace = TimeSpan.FromSeconds(NotFoundGraceSec),
        Read = ReadOptions,
    };
}
