using System;
#if NET
using System.Collections.Concurrent;
#endif
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace WorkflowStatus.Core.Http;

/// <summary>Time limits of attempts. Almost every attempt ends before its limit: what was not used up is used again.</summary>
internal sealed class AttemptLimits(TimeProvider time) : IDisposable
{
#if NET
    private readonly ConcurrentQueue<CancellationTokenSource> _unused = new();

    /// <summary>A source that is cancelled after the time limit.</summary>
    public CancellationTokenSource Take(TimeSpan timeout)
    {
        if (!_unused.TryDequeue(out var limit))
        {
            return new CancellationTokenSource(timeout, time);
        }

        limit.CancelAfter(timeout);
        return limit;
    }

    /// <summary>Takes back a source that nobody will cancel any more.</summary>
    public void Return(CancellationTokenSource limit)
    {
        // Never one of another clock than the system's: those cannot be reset.
        if (limit.TryReset())
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
#else
    /// <summary>A source that is cancelled after the time limit.</summary>
    public CancellationTokenSource Take(TimeSpan timeout) => time.CreateCancellationTokenSource(timeout);

    /// <summary>Takes back a source: .NET Standard cannot reset it.</summary>
    public void Return(CancellationTokenSource limit) => limit.Dispose();

    public void Dispose()
    {
    }
#endif
}
