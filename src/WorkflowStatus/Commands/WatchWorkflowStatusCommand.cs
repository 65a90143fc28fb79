using System;
using System.Management.Automation;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>Watch-WorkflowStatus: emits one object for each change, of a run or of a step, until all have ended.</summary>
[Cmdlet(VerbsCommon.Watch, "WorkflowStatus", DefaultParameterSetName = "Id")]
[OutputType(typeof(WorkflowChange), typeof(Job))]
public sealed class WatchWorkflowStatusCommand : PollingCommand
{
    /// <summary>How long to watch, in seconds; -1, the default, until all have ended.</summary>
    [Parameter]
    [ValidateRange(-1.0, 31_536_000.0)]
    public double Timeout { get; set; } = -1;

    private protected override string Activity => "Watching workflow runs";

    /// <summary>Steps are what is watched, so every look is whole unless the caller wants summaries.</summary>
    private protected override WaitOptions Options() => CommonOptions(Timeout) with { PollsAreSummaries = false };

    private protected override RunObserver CreateObserver(Func<RunReference, IRunSink> sinkOf) => new ChangeObserver(sinkOf);
}
