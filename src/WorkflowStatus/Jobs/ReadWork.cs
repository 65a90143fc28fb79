using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Jobs;

/// <summary>The work of Get: each run once, in order.</summary>
internal sealed class ReadWork : IRunWork
{
    private readonly ReadOptions _options;
    private readonly int _throttleLimit;
    private int _total;
    private int _ended;
    private int _failed;

    public ReadWork(ReadOptions options, int throttleLimit)
    {
        _options = options;
        _throttleLimit = throttleLimit;
    }

    public WaitProgress Progress => new(_total, _ended, _failed, null, []);

    public Task RunAsync(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation) =>
        Task.Run(() => Run(runs, sinkOf, cancellation), CancellationToken.None);

    private void Run(IReadOnlyList<RunReference> runs, Func<RunReference, IRunSink> sinkOf, CancellationToken cancellation)
    {
        _total = runs.Count;
        var writer = new ResultWriter();
        using var reader = new OrderedReader(EngineHost.Client, _options, _throttleLimit, cancellation);
        foreach (var run in runs)
        {
            if (reader.IsFull)
            {
                Write(reader.Take());
            }

            reader.Add(run);
        }

        while (reader.Outstanding > 0)
        {
            Write(reader.Take());
        }

        void Write(ReadResult result)
        {
            var sink = sinkOf(result.Reference);
            writer.Write(result, sink);
            _ended++;
            _failed += result.Error is not null || result.Runs.Any(run => run.IsTerminal && !run.IsSuccess) ? 1 : 0;
            sink.Close(result.Reference);
        }
    }
}
