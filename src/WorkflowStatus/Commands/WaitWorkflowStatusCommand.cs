using System;
using System.Management.Automation;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Input;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>Wait-WorkflowStatus: blocks until runs end and emits each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "WorkflowStatus", DefaultParameterSetName = "Id", HelpUri = OnlineHelp.Pages + "Wait-WorkflowStatus.md")]
[OutputType(typeof(WorkflowRun), typeof(Job))]
public sealed class WaitWorkflowStatusCommand : PollingCommand
{
    /// <summary>
    /// How long to wait, in seconds or as a TimeSpan such as 00:05:00; 0 looks at each run once, -1 waits for ever. At
    /// the deadline each run that still goes on is looked at once more, emitted as last seen, and gets a WaitTimeout
    /// error. A service that does not answer that look holds the command up for ten seconds at most.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(-1.0, 31_536_000.0)]
    public double Timeout { get; set; } = 3600;

    /// <summary>States that end the wait for a run beside the terminal ones, such as Suspended or Running. A terminal state always ends it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RunState[] Until { get; set; } = [];

    /// <summary>Ends the wait at the first run that ends; the others are left alone and not emitted.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>Ends the wait at the first run that ends without success, or that cannot be read.</summary>
    [Parameter]
    public SwitchParameter FailFast { get; set; }

    private protected override string Activity => "Waiting for workflow runs";

    private protected override WaitOptions Options() => CommonOptions(Timeout) with { Until = Until, IsAny = Any, IsFailFast = FailFast };

    private protected override RunObserver CreateObserver(Func<RunReference, IRunSink> sinkOf) => new(sinkOf);
}
