using System;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What reaches the loop of a wait: a run was added, a look ended, the timer fired, or, when nothing is set, the input is complete.</summary>
internal readonly record struct Message
{
    public static Message Tick => new() { IsTick = true };

    public RunReference? Added { get; init; }

    public WaitItem? Item { get; init; }

    /// <summary>What the look gave; null when it was cancelled or broke.</summary>
    public Look? Look { get; init; }

    public Exception? Fault { get; init; }

    public bool IsTick { get; init; }
}
