using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Output;

/// <summary>Runs a wait beside the pipeline and writes on the pipeline's thread what it learns.</summary>
internal sealed class WaitPump : IDisposable
{
    private readonly RunWaiter _waiter;
    private readonly SinkQueue _queue;
    private readonly IRunSink _sink;
    private readonly WaitProgressBar _bar;
    private readonly bool _isAttended;
    private readonly CancellationTokenSource _stop;
    private readonly Task _wait;

    public WaitPump(RunWaiter waiter, SinkQueue queue, IRunSink sink, WaitProgressBar bar, bool isAttended, CancellationToken cancellation)
    {
        _waiter = waiter;
        _queue = queue;
        _sink = sink;
        _bar = bar;
        _isAttended = isAttended;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _wait = Task.Run(RunAsync, CancellationToken.None);
    }

    public void Add(RunReference run) => _waiter.Add(run);

    public void Drain() => _queue.Drain(_sink);

    /// <summary>Waits for the end, writing what comes.</summary>
    public void Finish()
    {
        _waiter.CompleteAdding();
        try
        {
            var shown = Stopwatch.StartNew();
            while (_queue.DrainFor(_sink, WaitProgressBar.Tick, _stop.Token))
            {
                if (_isAttended && shown.Elapsed >= WaitProgressBar.Tick)
                {
                    _bar.Show(_waiter.Progress, _sink);
                    shown.Restart();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new System.Management.Automation.PipelineStoppedException();
        }
        finally
        {
            _bar.Complete(_sink);
        }

        _wait.GetAwaiter().GetResult();
    }

    /// <summary>Ends the wait, its requests included.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _ = Task.WhenAny(_wait).GetAwaiter().GetResult();
        _stop.Dispose();
        _queue.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await _waiter.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _queue.Complete();
        }
    }
}
