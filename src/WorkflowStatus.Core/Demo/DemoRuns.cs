using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;

namespace WorkflowStatus.Core.Demo;

/// <summary>
/// The runs that this process has asked for. They outlive a client: a run that one command waits for is the same run
/// that the next command looks at. Safe for concurrent use.
/// </summary>
internal sealed class DemoRuns
{
    /// <summary>As many as anybody waits for at once; beyond it the oldest is forgotten, and would begin anew.</summary>
    public const int Limit = 100_000;

    /// <summary>Moments of two clocks cannot be compared, so each clock has its own runs. A process has one, a test has its own.</summary>
    private static readonly ConditionalWeakTable<TimeProvider, DemoRuns> ByClock = new();

    private readonly ConcurrentDictionary<string, DemoRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Counted here: where a queue counts itself by walking along itself, a hundred thousand runs would take minutes.</summary>
    private int _count;

    public static DemoRuns Of(TimeProvider time) => ByClock.GetValue(time, static _ => new DemoRuns());

    /// <summary>The run of an id; it begins now when nobody has asked for it yet.</summary>
    public DemoRun Find(string id, DateTimeOffset now)
    {
        if (_runs.TryGetValue(id, out var known))
        {
            return known;
        }

        var run = new DemoRun(now);
        if (!_runs.TryAdd(id, run))
        {
            return Find(id, now);
        }

        _order.Enqueue(id);
        if (Interlocked.Increment(ref _count) > Limit && _order.TryDequeue(out var oldest))
        {
            Interlocked.Decrement(ref _count);
            _runs.TryRemove(oldest, out _);
        }

        return run;
    }
}
