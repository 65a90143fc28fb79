using System;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>
/// When a run or a step was at work, made of what its service says and of nothing else: where a time is missing, the
/// duration or the last change stands in for it. Services also write moments that are none (the zero of their clock,
/// a day in the year 9998): those would stretch an axis over centuries and count as missing.
/// </summary>
internal static class RunTimes
{
    private static readonly DateTime First = new(1970, 1, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A moment that can be drawn.</summary>
    /// <param name="moment">UTC, or local for an object that a person made.</param>
    /// <returns>UTC; null when missing.</returns>
    public static DateTime? Known(DateTime? moment)
    {
        if (moment is not { } given)
        {
            return null;
        }

        var utc = given.Kind == DateTimeKind.Local ? given.ToUniversalTime() : DateTime.SpecifyKind(given, DateTimeKind.Utc);
        return utc > First && utc < Last ? utc : null;
    }

    /// <summary>When a run was at work.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The end so far of a run that has not ended.</param>
    /// <returns>Null when nothing can be drawn.</returns>
    public static TimeRange? Of(WorkflowRun run, DateTime now) =>
        Of(run.IsTerminal, run.StartedAt, run.CompletedAt, run.UpdatedAt, run.Duration, now);

    /// <summary>When a step was at work.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">The end so far of a step that has not ended.</param>
    /// <returns>Null when nothing can be drawn.</returns>
    public static TimeRange? Of(RunStep step, DateTime now) =>
        Of(step.State.IsTerminal(), step.StartedAt, step.CompletedAt, step.UpdatedAt, step.Duration, now);

    private static TimeRange? Of(bool isTerminal, DateTime? startedAt, DateTime? completedAt, DateTime? updatedAt, TimeSpan? duration, DateTime now)
    {
        var (start, end, change) = (Known(startedAt), Known(completedAt), Known(updatedAt));
        return (start, isTerminal) switch
        {
            ({ } begun, false) => new TimeRange(begun, now),
            (null, false) => null,
            ({ } begun, true) => new TimeRange(begun, end ?? After(begun, duration) ?? change ?? begun),
            (null, true) when end is { } ended => new TimeRange(Before(ended, duration) ?? ended, ended),
            (null, true) when change is { } changed => new TimeRange(changed, changed),
            _ => null,
        };
    }

    private static DateTime? After(DateTime start, TimeSpan? duration) =>
        duration is { } span && span >= TimeSpan.Zero && span < Last - start ? start + span : null;

    private static DateTime? Before(DateTime end, TimeSpan? duration) =>
        duration is { } span && span >= TimeSpan.Zero && span < end - First ? end - span : null;
}
