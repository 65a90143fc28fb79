using System;
using System.Management.Automation;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Input;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>Watch-WorkflowStatus: emits one object for each change, of a run or of a step, until all have ended.</summary>
[Cmdlet(VerbsCommon.Watch, "WorkflowStatus", DefaultParameterSetName = "Id", HelpUri = OnlineHelp.Pages + "Watch-WorkflowStatus.md")]
[OutputType(typeof(WorkflowChange), typeof(Job))]
public sealed class WatchWorkflowStatusCommand : PollingCommand
{
    /// <summary>
    /// How long to watch, in seconds or as a TimeSpan such as 08:00:00; 0 looks at each run once, -1 watches until all
    /// have ended. At the deadline each run that still goes on is looked at once more and gets a WaitTimeout
    /// error. A service that does not answer that look holds the command up for ten seconds at most.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(-1.0, 31_536_000.0)]
    public double Timeout { get; set; } = -1;

    private protected override string Activity => "Watching workflow runs";

    /// <summary>Steps are what is watched, so every look is whole unless the caller wants summaries.</summary>
    private protected override WaitOptions Options() => CommonOptions(Timeout) with { PollsAreSummaries = false };

    private protected override RunObserver CreateObserver(Func<RunReference, IRunSink> sinkOf) => new ChangeObserver(sinkOf);
}
