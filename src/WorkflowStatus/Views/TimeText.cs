using System;
using System.Globalization;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Views;

/// <summary>Times and spans as the views show them.</summary>
public static class TimeText
{
    /// <summary>A span in at most 7 characters.</summary>
    /// <param name="span">Null shows nothing.</param>
    /// <returns>For example <c>350ms</c>, <c>4.2s</c>, <c>42s</c>, <c>2m 05s</c>, <c>3h 07m</c> or <c>12d 03h</c>.</returns>
    public static string Brief(TimeSpan? span) => SpanText.Brief(span);

    /// <summary>How long a run took, or has been going when it was looked at.</summary>
    /// <param name="run">The run.</param>
    /// <returns>As <see cref="Brief"/>; empty when unknown.</returns>
    public static string Elapsed(WorkflowRun run) => run.IsTerminal
        ? Brief(run.Duration ?? (run.CompletedAt - run.StartedAt))
        : Brief(run.RetrievedAt - run.StartedAt);

    /// <summary>How long a step took, or has been going when its run was looked at.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">When it was looked at; null where that is not known.</param>
    /// <returns>As <see cref="Brief"/>; empty when unknown.</returns>
    public static string Elapsed(RunStep step, DateTime? now) => step.State.IsTerminal()
        ? Brief(step.Duration ?? (step.CompletedAt - step.StartedAt))
        : Brief(step.Duration ?? (now - step.StartedAt));

    /// <summary>A moment that means the same everywhere.</summary>
    /// <param name="moment">UTC; null shows nothing.</param>
    /// <returns>For example <c>2026-02-03 04:05:06Z</c>.</returns>
    public static string Moment(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The time of day of a moment, for a narrow column; marked as UTC, as everything else that tells a time.</summary>
    /// <param name="moment">UTC.</param>
    /// <returns>For example <c>04:05:06Z</c>.</returns>
    public static string Clock(DateTime moment) => moment.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
