using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>The work of Wait and Watch: one scheduler for all runs of the job.</summary>
internal sealed class WaitWork : IRunWork
{
    private readonly WaitOptions _options;
    private readonly Func<Func<RunReference, IRunSink>, IWaitObserver> _createObserver;
    private RunWaiter? _waiter;

    public WaitWork(WaitOptions options, Func<Func<RunReference, IRunSink>, IWaitObserver> createObserver)
    {
        _options = options;
        _createObserver = createObserver;
    }

    public string Done => "ended";

    public WaitProgress Progress => _waiter?.Progress ?? WaitProgress.None;

    public Task RunAsync(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation)
    {
        _waiter = new RunWaiter(EngineHost.Client, _options, _createObserver(sinkOf));
        // Under way first: what is added is taken at once and does not pile up.
        var wait = _waiter.RunAsync(cancellation);
        foreach (var run in runs)
        {
            _waiter.Add(run);
        }

        _waiter.CompleteAdding();
        return wait;
    }
}
