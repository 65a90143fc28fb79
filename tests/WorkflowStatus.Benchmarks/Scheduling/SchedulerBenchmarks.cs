using System;
using BenchmarkDotNet.Attributes;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;

namespace WorkflowStatus.Benchmarks.Scheduling;

/// <summary>What each look costs beside its request, with so many runs waiting.</summary>
public class SchedulerBenchmarks
{
    private readonly PollSchedule _schedule = new(new WaitOptions(), () => 0.5);
    private readonly Random _random = new(1);
    private DueQueue<object> _queue = new();

    /// <summary>Runs in the queue.</summary>
    [Params(1000, 100_000)]
    public int Runs { get; set; }

    /// <summary>Fills the queue.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _queue = new DueQueue<object>();
        for (var run = 0; run < Runs; run++)
        {
            _queue.Enqueue(this, TimeSpan.FromSeconds(_random.NextDouble() * 30));
        }
    }

    /// <summary>Takes the run that is due and puts it back for later.</summary>
    /// <returns>What was taken.</returns>
    [Benchmark]
    public object TakeAndPutBack()
    {
        var due = _queue.NextDue!.Value;
        _queue.TryDequeue(due, out var item);
        _queue.Enqueue(item, due + TimeSpan.FromSeconds(30));
        return item;
    }

    /// <summary>Reckons the next interval.</summary>
    /// <returns>The interval.</returns>
    [Benchmark]
    public TimeSpan NextInterval() => _schedule.Next(PollingAdvice.None, 5, TimeSpan.FromSeconds(90), TimeSpan.MaxValue);
}
