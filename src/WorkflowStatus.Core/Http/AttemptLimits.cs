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
    public void Return(CancellationTokenSource limit)
    {
        if (TryReset(limit))
        {
            _unused.Enqueue(limit);
        }
        else
        {
            limit.Dispose();
        }
    }

    public void Dispose()
    {
        while (_unused.TryDequeue(out var limit))
        {
            limit.Dispose();
        }
    }

#if NET
    /// <summary>Never succeeds for a source of another clock than the system's.</summary>
    private static bool TryReset(CancellationTokenSource limit) => limit.TryReset();
#else
    /// <summary>.NET Standard has no way to do that.</summary>
    private static bool TryReset(CancellationTokenSource limit) => limit is null;
#endif
}
