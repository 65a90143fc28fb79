using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>
/// Lanes by provider: runs that do not overlap share one, so that a thousand runs of a day fit on a screen. A bar leads
/// the mouse to its run; the keyboard is not led through a thousand of them, it has the table.
/// </summary>
internal sealed class TimelineLanes(HtmlWriter page, Report report, TimeAxis axis)
{
    /// <summary>What the lanes of all providers should need together, and the least and the most that one gets.</summary>
    private const int Height = 900, LeastLane = 4, MostLane = 16;

    /// <summary>The line with a provider's name.</summary>
    private const int Name = 24;

    /// <summary>A run must be this wide, in percent, and its lane this high, before its steps can be told apart.</summary>
    private const double WidthForSteps = 1.5;
    private const int LaneForSteps = 8;

    /// <summary>A browser draws this many parts without a thought.</summary>
    private const int MostSteps = 6000;

    public void Write(IReadOnlyList<ReportRun> runs)
    {
        var bands = report.Providers.Select(provider => Band(provider, runs)).Where(band => band.Runs.Count > 0).ToList();
        var lane = Math.Max(LeastLane, Math.Min(MostLane, Height / bands.Sum(band => band.Count)));
        var bottom = AxisPart.Height + bands.Sum(band => Name + (band.Count * lane));
        TimelinePart.OpenDrawing(page, runs, bottom + AxisPart.Height, "group");
        Hatch.Define(page);
        var ticks = axis.Ticks(6);
        AxisPart.Labels(page, ticks, 12);
        AxisPart.Grid(page, ticks, AxisPart.Height - 4, bottom + 4);
        AxisPart.Labels(page, ticks, bottom + 18);
        page.Open("g", "bars").Attribute("aria-hidden", "true").Line();
        var hasSteps = lane >= LaneForSteps && runs.Where(IsWide).Sum(run => run.Steps.Count) <= MostSteps;
        var bar = new RunBar(page, axis, hasLinks: true);
        var top = AxisPart.Height;
        foreach (var band in bands)
        {
            page.Open("text", "band").Attribute("y", top + Name - 8).Text($"{Words.Cut(band.Provider, 60)}{Words.Dot}{Words.Count(band.Runs.Count, "run")}").Close().Line();
            top += Name;
            for (var index = 0; index < band.Runs.Count; index++)
            {
                bar.Draw(band.Runs[index], top + (band.Lane[index] * lane), lane - (lane < LaneForSteps ? 1 : 2), hasSteps && IsWide(band.Runs[index]), margin: 1);
            }

            top += band.Count * lane;
        }

        page.Close().Close().Line();
    }

    private (string Provider, IReadOnlyList<ReportRun> Runs, int[] Lane, int Count) Band(string provider, IReadOnlyList<ReportRun> runs)
    {
        var own = runs.Where(run => run.Provider == provider).ToList();
        var (lane, count) = Lanes.Pack(own.Select(Room).ToList(), Share(RunBar.Least));
        return (provider, own, lane, count);
    }

    private bool IsWide(ReportRun run) => axis.Width(run.Times!.Value) >= WidthForSteps;

    /// <summary>What a run takes up in its lane: at least what can be seen, and behind a failure its sign.</summary>
    private TimeRange Room(ReportRun run)
    {
        var times = run.Times!.Value;
        var seen = Calendar.Add(times.Start, Share(RunBar.Least));
        var end = times.End > seen ? times.End : seen;
        return new TimeRange(times.Start, run.Outcome == Outcome.Unsuccessful ? Calendar.Add(end, Share(1.2)) : end);
    }

    private TimeSpan Share(double percent) => TimeSpan.FromTicks((long)(report.Span!.Value.Length.Ticks * percent / 100));
}
