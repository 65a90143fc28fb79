using System;
using System.Runtime.ExceptionServices;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What reaches the loop of a wait: a look ended, runs were added or the timer fired, a run is to be dropped, or, when nothing is set, the input is complete.</summary>
internal readonly record struct Message
{
    private static readonly object TickMark = new();

    private readonly object? _subject;
    private readonly object? _outcome;

    private Message(object subject, object? outcome, TimeSpan begunAt = default)
    {
        _subject = subject;
        _outcome = outcome;
        BegunAt = begunAt;
    }

    /// <summary>It is time to look what there is to do.</summary>
    public static Message Tick => new(TickMark, null);

    public WaitItem? Item => _subject as WaitItem?;

    /// <summary>What the look gave; null when it was cancelled or broke.</summary>
    public Look? Look => _outcome as Look;

    /// <summary>When the look began, on the wait's own clock; zero where it gave nothing, or where there was none.</summary>
    public TimeSpan BegunAt { get; }

    /// <summary>How the look broke; null when it did not.</summary>
    public ExceptionDispatchInfo? Fault => _outcome as ExceptionDispatchInfo;

    /// <summary>The run that is to be waited for no longer; null when the message is about something else.</summary>
    public RunReference? Dropped => _subject as RunReference;

    /// <summary>Whether no more runs will be added.</summary>
    public bool IsEndOfInput => _subject is null;

    /// <summary>A look has ended.</summary>
    /// <param name="item">At what.</param>
    /// <param name="look">What it gave; null when it was cancelled.</param>
    /// <param name="begunAt">When it began, on the wait's own clock.</param>
    public static Message OfLook(WaitItem item, Look? look, TimeSpan begunAt) => new(item, look, begunAt);

    /// <summary>A look broke.</summary>
    public static Message OfFault(WaitItem item, Exception fault) => new(item, ExceptionDispatchInfo.Capture(fault));

    /// <summary>A run is to be waited for no longer.</summary>
    public static Message OfDrop(RunReference run) => new(run, null);
}
