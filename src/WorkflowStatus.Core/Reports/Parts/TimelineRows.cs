using System.Collections.Generic;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>A row for each run: the names are a list of the page, which cuts them as narrow as it has to, and they are the links.</summary>
internal sealed class TimelineRows(HtmlWriter page, TimeAxis axis)
{
    /// <summary>As the stylesheet has it for the names.</summary>
    private const int Row = 24;

    private const int Bar = 14;

    /// <summary>A chart higher than a screen gets its times at the foot too.</summary>
    private const int Tall = 25;

    public void Write(IReadOnlyList<ReportRun> runs)
    {
        page.Open("div", "rows").Line();
        Names(runs);
        var bottom = AxisPart.Height + (runs.Count * Row);
        var hasFoot = runs.Count > Tall;
        TimelinePart.OpenDrawing(page, runs, bottom + (hasFoot ? AxisPart.Height : 0), "img");
        Hatch.Define(page);
        var ticks = axis.Ticks(6);
        AxisPart.Labels(page, ticks, 12);
        AxisPart.Grid(page, ticks, AxisPart.Height - 4, bottom);
        if (hasFoot)
        {
            AxisPart.Labels(page, ticks, bottom + 16);
        }

        page.Open("g", "bars").Line();
        var bar = new RunBar(page, axis, hasLinks: false);
        for (var index = 0; index < runs.Count; index++)
        {
            bar.Draw(runs[index], AxisPart.Height + (index * Row) + ((Row - Bar) / 2), Bar, hasSteps: true, margin: 3);
        }

        page.Close().Close().Close().Line();
    }

    private void Names(IReadOnlyList<ReportRun> runs)
    {
        page.Open("ol", "names").Line();
        foreach (var run in runs)
        {
            page.Open("li").Element("span", StateSigns.Of(run.Run.State), StateLook.Tone(run.Run.State)).Text(" ");
            RunLink.Write(page, run);
            page.Text(" ").Open("small").Foreign(Words.Cut(run.Provider, 40)).Close().Close().Line();
        }

        page.Close().Line();
    }
}
