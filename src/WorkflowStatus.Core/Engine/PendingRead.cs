using System;
using System.Runtime.ExceptionServices;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>A read that has begun, and the place of its result. Not a task: nothing ever continues after one.</summary>
/// <param name="run">The run.</param>
/// <param name="number">How many were begun before it.</param>
internal sealed class PendingRead(RunReference run, int number)
{
    private ReadResult? _result;
    private Exception? _fault;

    /// <summary>The run.</summary>
    public RunReference Run { get; } = run;

    /// <summary>How many were begun before it.</summary>
    public int Number { get; } = number;

    /// <summary>Whether it has ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Ends it: with a result, or with what was thrown instead (the cancellation, or what nobody expected).</summary>
    public void End(ReadResult? result, Exception? fault)
    {
        _result = result;
        _fault = fault;
        IsOver = true;
    }

    /// <summary>The result of a read that is over, once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; anything else that was thrown is thrown again.</exception>
    public ReadResult Take()
    {
        if (_fault is { } fault)
        {
            ExceptionDispatchInfo.Capture(fault).Throw();
        }

        var result = _result!;
        // A place that has grown old would keep the runs alive until the collector looks at the old again.
        _result = null;
        return result;
    }
}
