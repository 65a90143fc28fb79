using System;
using System.Globalization;
using System.Linq;

namespace WorkflowStatus.Core.Reports.Times;

/// <summary>The distance between two ticks: one that people count in, seconds to centuries.</summary>
internal sealed class TickStep
{
    private static readonly TickStep[] Steps =
    [
        .. Of(TimeSpan.TicksPerMillisecond, "HH:mm:ss.fff", 1, 2, 5, 10, 20, 50, 100, 200, 500),
        .. Of(TimeSpan.TicksPerSecond, "HH:mm:ss", 1, 2, 5, 10, 15, 30),
        .. Of(TimeSpan.TicksPerMinute, "HH:mm", 1, 2, 5, 10, 15, 30),
        .. Of(TimeSpan.TicksPerHour, "HH:mm", 1, 2, 3, 6, 12),
        .. Of(TimeSpan.TicksPerDay, "d MMM", 1, 2, 7, 14),
        .. OfMonths("MMM", 1, 2, 3, 6),
        .. OfMonths("yyyy", 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000),
    ];

    private readonly long _ticks;
    private readonly int _months;
    private readonly string _format;

    private TickStep(long ticks, int months, string format)
    {
        _ticks = ticks;
        _months = months;
        _format = format;
    }

    /// <summary>What a label leaves out and the line below it says; null when it leaves nothing out.</summary>
    private string? ContextFormat => _format == "yyyy" ? null : _ticks is > 0 and < TimeSpan.TicksPerDay ? "yyyy-MM-dd" : "yyyy";

    /// <summary>The smallest step that gives no more ticks than asked for.</summary>
    public static TickStep For(TimeSpan length, int most) => Steps.FirstOrDefault(step => length.Ticks / most < step._ticks) ?? Steps[Steps.Length - 1];

    /// <summary>The first round moment at or after another.</summary>
    public DateTime First(DateTime from)
    {
        var before = _months == 0
            ? new DateTime(from.Ticks - (from.Ticks % _ticks), DateTimeKind.Utc)
            : Month((Months(from) / _months) * _months);
        return before < from ? Next(before) : before;
    }

    /// <summary>The next round moment.</summary>
    public DateTime Next(DateTime tick) => _months == 0 ? Calendar.Add(tick, TimeSpan.FromTicks(_ticks)) : Month(Months(tick) + _months);

    public string Label(DateTime tick) => tick.ToString(_format, CultureInfo.InvariantCulture);

    public string? Context(DateTime tick) => ContextFormat is { } format ? tick.ToString(format, CultureInfo.InvariantCulture) : null;

    private static TickStep[] Of(long unit, string format, params int[] counts) => counts.Select(count => new TickStep(unit * count, 0, format)).ToArray();

    /// <summary>The length of an average month serves to choose a step; the ticks themselves fall on the first of a month.</summary>
    private static TickStep[] OfMonths(string format, params int[] counts) =>
        counts.Select(count => new TickStep(count * (TimeSpan.TicksPerDay * 365 / 12), count, format)).ToArray();

    private static int Months(DateTime moment) => (moment.Year * 12) + moment.Month - 1;

    /// <summary>Beyond the calendar there are no ticks: its first and its last moment end the axis.</summary>
    private static DateTime Month(int months) =>
        months < 12 ? DateTime.MinValue : months >= 10000 * 12 ? DateTime.MaxValue : new DateTime(months / 12, (months % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
