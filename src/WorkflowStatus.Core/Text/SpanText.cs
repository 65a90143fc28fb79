using System;
using System.Globalization;

namespace WorkflowStatus.Core.Text;

/// <summary>Spans of time as every table shows them.</summary>
public static class SpanText
{
    /// <summary>A span in at most 7 characters.</summary>
    /// <param name="span">The span; null and nothing show nothing, a negative one shows as zero.</param>
    /// <returns>For example <c>350ms</c>, <c>4.2s</c>, <c>42s</c>, <c>2m 05s</c>, <c>3h 07m</c> or <c>12d 03h</c>.</returns>
    public static string Brief(TimeSpan? span) => span switch
    {
        null => string.Empty,
        { TotalMilliseconds: < 1 } => "0s",
        { TotalSeconds: < 1 } brief => Text($"{brief.Milliseconds}ms"),
        { TotalSeconds: < 10 } brief => Text($"{brief.Seconds}.{brief.Milliseconds / 100}s"),
        { TotalMinutes: < 1 } brief => Text($"{brief.Seconds}s"),
        { TotalHours: < 1 } some => Text($"{some.Minutes}m {some.Seconds:00}s"),
        { TotalDays: < 1 } some => Text($"{some.Hours}h {some.Minutes:00}m"),
        { TotalDays: < 100 } some => Text($"{some.Days}d {some.Hours:00}h"),
        { } many => Text($"{many.Days}d"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
