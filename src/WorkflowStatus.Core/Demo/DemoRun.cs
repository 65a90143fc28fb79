using System;
using System.Threading;

namespace WorkflowStatus.Core.Demo;

/// <summary>All that is remembered of a run: when it was first asked for, and how often since.</summary>
internal sealed class DemoRun
{
    private int _requests;

    public DemoRun(DateTimeOffset firstAskedAt) => FirstAskedAt = firstAskedAt;

    public DateTimeOffset FirstAskedAt { get; }

    /// <summary>Counts a request.</summary>
    /// <returns>Its number, from 0.</returns>
    public int CountRequest() => Interlocked.Increment(ref _requests) - 1;
}
