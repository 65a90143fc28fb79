using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What reaches the loop of a wait: a look ended, runs were added or the timer fired, or, when nothing is set, the input is complete.</summary>
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

    public Exception? Fault => _outcome as Exception;

    public bool IsTick => ReferenceEquals(_subject, TickMark);

    /// <summary>A look has ended.</summary>
    /// <param name="item">At what.</param>
    /// <param name="look">What it gave; null when it was cancelled.</param>
    /// <param name="begunAt">When it began, on the wait's own clock.</param>
    public static Message OfLook(WaitItem item, Look? look, TimeSpan begunAt) => new(item, look, begunAt);

    /// <summary>A look broke.</summary>
    public static Message OfFault(WaitItem item, Exception fault) => new(item, fault);
}
