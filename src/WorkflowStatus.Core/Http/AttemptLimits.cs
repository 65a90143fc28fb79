using System;
using System.Collections.Concurrent;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace WorkflowStatus.Core.Http;

/// <summary>Time limits of attempts. Almost every attempt ends before its limit: what was not used up is used again.</summary>
internal sealed class AttemptLimits(TimeProvider time) : IDisposable
{
    private readonly ConcurrentQueue<CancellationTokenSource> _unused = new();

    /// <summary>A source that is cancelled after the time limit.</summary>
    public CancellationTokenSource Take(TimeSpan timeout)
    {
        if (!_unused.TryDequeue(out var limit))
        {
            return time.CreateCancellationTokenSource(timeout);
        }

        limit.CancelAfter(timeout);
        return limit;
    }

    /// <summary>Takes back a source that nobody will cancel any more.</summary>
#pragma warning disable CA1822 // What .NET Standard cannot reset it keeps nowhere.
    public void Return(CancellationTokenSource limit)
#pragma warning restore CA1822
    {
#if NET
        // Never succeeds for one of another clock than the system's; .NET Standard has no way to do it.
        if (limit.TryReset())
        {
            _unused.Enqueue(limit);
            return;
        }
#endif
        limit.Dispose();
    }

    public void Dispose()
    {
        while (_unused.TryDequeue(out var limit))
        {
            limit.Dispose();
        }
    }
}
