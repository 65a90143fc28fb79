using System;
using System.Globalization;
using WorkflowStatus.Core.Reports.Times;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>Numbers, times and cut texts in the page's English.</summary>
internal static class Words
{
    /// <summary>Between what stands side by side in one line.</summary>
    public const string Dot = " · ";

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>1 run</c> or <c>1,000 runs</c>.</summary>
    public static string Count(int count, string one) => $"{Count(count)} {one}{(count == 1 ? string.Empty : "s")}";

    /// <summary>A moment of a page that says once that its times are UTC.</summary>
    public static string Moment(DateTime? moment) => Format(moment, "yyyy-MM-dd HH:mm:ss");

    /// <summary>A moment where the day is known: the time alone on that day.</summary>
    public static string Clock(DateTime? moment, DateTime day) => Format(moment, RunTimes.Known(moment)?.Date == day.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss");

    /// <summary>For a machine: <c>2026-02-03T04:05:06Z</c>.</summary>
    public static string Machine(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A range for a tooltip.</summary>
    public static string Range(TimeRange range) => $"{Moment(range.Start)} to {Clock(range.End, range.Start)}";

    /// <summary>A duration; a dash where it is unknown.</summary>
    public static string Span(TimeSpan? span) => span is null ? "–" : SpanText.Brief(span);

    /// <summary>A text from outside as one line.</summary>
    public static string Cut(string text, int most) => SafeText.Line(text, most);

    /// <summary>A text from outside that keeps its lines, cut where nobody reads on.</summary>
    public static string Whole(string text, int most)
    {
        var whole = text.Replace("\r\n", "\n").Replace('\r', '\n').Trim();
        return whole.Length <= most ? whole : whole.Substring(0, most) + "…";
    }

    private static string Format(DateTime? moment, string format) => RunTimes.Known(moment)?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
