using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>The work of Get: each run once. A job has a child for each run, so each is written as it comes.</summary>
internal sealed class ReadWork : IRunWork
{
    private readonly ReadOptions _options;
    private readonly ReadOptions _rationed;
    private readonly int _throttleLimit;
    private readonly ResultWriter _writer = new();
    private readonly RefusedCredentials _refused = new();

    /// <summary>What ends the read of one run, for those that have not been read.</summary>
    private readonly ConcurrentDictionary<RunReference, CancellationTokenSource> _stops = new(EachReference.Instance);
    private int _total;
    private int _ended;
    private int _failed;
    private int _dropped;

    public ReadWork(ReadOptions options, int throttleLimit)
    {
        (_options, _rationed) = (options, options.AfterTheFirst());
        _throttleLimit = throttleLimit;
    }

    public string Done => "read";

    /// <summary>An id that is given twice is read twice, as without a job.</summary>
    public IEqualityComparer<RunReference> Sameness => EachReference.Instance;

    public WaitProgress Progress => new(_total, _ended, _failed, null, []) { Dropped = _dropped };

    public async Task RunAsync(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation)
    {
        _total = runs.Count;
        using var slots = new SemaphoreSlim(_throttleLimit);
        var reads = new List<Task>(runs.Count);
        try
        {
            foreach (var run in runs)
            {
                await slots.WaitAsync(cancellation).ConfigureAwait(false);
                reads.Add(ReadAsync(run, reads.Count < _throttleLimit ? _options : _rationed, sinkOf(run), slots, cancellation));
            }
        }
        finally
        {
            // Nothing is in flight any more when the job ends, however it ends.
            await Task.WhenAll(reads).ConfigureAwait(false);
        }
    }

    public void Drop(RunReference run) => StopOf(run).Cancel();

    private CancellationTokenSource StopOf(RunReference run) => _stops.GetOrAdd(run, _ => new CancellationTokenSource());

    private async Task ReadAsync(RunReference run, ReadOptions options, IRunSink sink, SemaphoreSlim slots, CancellationToken cancellation)
    {
        var own = StopOf(run).Token;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, own);
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            var result = _refused.Find(run) ?? await EngineHost.Client.ReadAsync(run, options, stop.Token).ConfigureAwait(false);
            _refused.Note(result);
            _writer.Write(result, sink);
            Interlocked.Increment(ref _ended);
            if (result.IsFailure)
            {
                Interlocked.Increment(ref _failed);
            }

            sink.Close(run);
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref _dropped);
        }
        finally
        {
            _stops.TryRemove(run, out _);
            slots.Release();
        }
    }
}
