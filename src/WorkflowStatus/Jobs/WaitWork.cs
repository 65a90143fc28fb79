using System;
using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<RunReference, bool> _dropped = new();
    private volatile RunWaiter? _waiter;

    public WaitWork(WaitOptions options, Func<Func<RunReference, IRunSink>, IWaitObserver> createObserver)
    {
        _options = options;
        _createObserver = createObserver;
    }

    public string Done => "ended";

    public IEqualityComparer<RunReference> Sameness => EqualityComparer<RunReference>.Default;

    public WaitProgress Progress => _waiter?.Progress ?? WaitProgress.None;

    public Task RunAsync(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation)
    {
        var waiter = new RunWaiter(EngineHost.Client, _options, _createObserver(sinkOf));
        _waiter = waiter;
        // Under way first: what is added is taken at once and does not pile up.
        var wait = waiter.RunAsync(cancellation);
        foreach (var run in runs)
        {
            waiter.Add(run);
        }

        waiter.CompleteAdding();
        foreach (var run in _dropped.Keys)
        {
            // Perhaps before it was added: then the wait did not know it.
            waiter.Drop(run);
        }

        return wait;
    }

    public void Drop(RunReference run)
    {
        _dropped[run] = true;
        _waiter?.Drop(run);
    }
}
