using System;
using System.Management.Automation;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Hosting;
using WorkflowStatus.Jobs;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>Get-WorkflowStatus: the status of runs now, many at once, in the order of the input.</summary>
[Cmdlet(VerbsCommon.Get, "WorkflowStatus", DefaultParameterSetName = "Id", HelpUri = OnlineHelp.Pages + "Get-WorkflowStatus.md")]
[OutputType(typeof(WorkflowRun), typeof(Job))]
public sealed class GetWorkflowStatusCommand : RunCommand
{
    private readonly ResultWriter _writer = new();
    private OrderedReader? _reader;
    private IRunSink? _sink;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _reader = new OrderedReader(EngineHost.Client, ReadOptions, ThrottleLimit, Stop);
        _sink = new PipelineSink(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _reader?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Accept(RunReference run)
    {
        while (_reader!.IsFull)
        {
            Write(_reader.Take);
        }

        _reader.Add(run);
    }

    private protected override void Drain()
    {
        while (_reader!.TryTake(out var result))
        {
            _writer.Write(result, _sink!);
        }
    }

    private protected override void Finish()
    {
        while (_reader!.Outstanding > 0)
        {
            Write(_reader.Take);
        }
    }

    private protected override IRunWork CreateWork() => new ReadWork(ReadOptions, ThrottleLimit);

    private void Write(Func<ReadResult> take)
    {
        try
        {
            _writer.Write(take(), _sink!);
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
