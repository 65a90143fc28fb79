using System;
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
    private readonly int _throttleLimit;
    private readonly ResultWriter _writer = new();
    private readonly RefusedCredentials _refused = new();
    private int _total;
    private int _ended;
    private int _failed;

    public ReadWork(ReadOptions options, int throttleLimit)
    {
        _options = options;
        _throttleLimit = throttleLimit;
    }

    public string Done => "read";

    public WaitProgress Progress => new(_total, _ended, _failed, null, []);

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
                reads.Add(ReadAsync(run, sinkOf(run), slots, cancellation));
            }
        }
        finally
        {
            // Nothing is in flight any more when the job ends, however it ends.
            await Task.WhenAll(reads).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(RunReference run, IRunSink sink, SemaphoreSlim slots, CancellationToken cancellation)
    {
        try
        {
            var result = await _refused.ReadAsync(EngineHost.Client, run, _options, cancellation).ConfigureAwait(false);
            _writer.Write(result, sink);
            Interlocked.Increment(ref _ended);
            if (result.IsFailure)
            {
                Interlocked.Increment(ref _failed);
            }

            sink.Close(run);
        }
        finally
        {
            slots.Release();
        }
    }
}
