using System;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>Arithmetic that ends where the calendar does: an axis with free space behind its last day is no error.</summary>
internal static class Calendar
{
    /// <summary>A moment and a time, or the first or last moment that there is.</summary>
    public static DateTime Add(DateTime moment, TimeSpan time) =>
        time.Ticks > (DateTime.MaxValue - moment).Ticks ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
        : time.Ticks < (DateTime.MinValue - moment).Ticks ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)
        : moment + time;
}
