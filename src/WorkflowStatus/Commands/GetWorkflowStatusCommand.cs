using System.Management.Automation;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;
using WorkflowStatus.Jobs;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>Get-WorkflowStatus: the status of runs now, many at once, in the order of the input.</summary>
[Cmdlet(VerbsCommon.Get, "WorkflowStatus", DefaultParameterSetName = "Id", HelpUri = OnlineHelp.Pages + "Get-WorkflowStatus.md")]
[OutputType(typeof(WorkflowRun), typeof(Job))]
public sealed class GetWorkflowStatusCommand : RunCommand
{
    private ReadPump? _pump;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var reader = new OrderedReader(EngineHost.Client, ReadOptions, ThrottleLimit, Stop);
        _pump = new ReadPump(reader, new PipelineSink(this), new WaitProgressBar("Reading workflow runs", "read"), Attendance.IsAttended(Host), MyInvocation.ExpectingInput, Stop);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _pump?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Accept(RunReference run) => _pump!.Add(run);

    private protected override void Drain() => _pump!.Drain();

    private protected override void Finish() => _pump!.Finish();

    private protected override IRunWork CreateWork() => new ReadWork(ReadOptions, ThrottleLimit);
}
