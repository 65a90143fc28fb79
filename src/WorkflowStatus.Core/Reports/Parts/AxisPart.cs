using System.Collections.Generic;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>Draws the marks of an axis, inside a drawing.</summary>
internal static class AxisPart
{
    /// <summary>The height of labels and the day below them.</summary>
    public const int Height = 36;

    /// <summary>Labels at the edge turn inwards, where nothing cuts them.</summary>
    private const double Edge = 9;

    /// <summary>Lines down the drawing.</summary>
    public static void Grid(HtmlWriter page, IReadOnlyList<Tick> ticks, int top, int bottom)
    {
        page.Open("g", "grid");
        foreach (var tick in ticks)
        {
            page.Open("line").Percent("x1", tick.Percent).Percent("x2", tick.Percent).Attribute("y1", top).Attribute("y2", bottom).Close();
        }

        page.Close().Line();
    }

    /// <summary>The times, and below them the days where they change.</summary>
    public static void Labels(HtmlWriter page, IReadOnlyList<Tick> ticks, int baseline)
    {
        page.Open("g", "axis");
        foreach (var tick in ticks)
        {
            Label(page, tick, tick.Label, baseline);
            if (tick.Context is { } context)
            {
                Label(page, tick, context, baseline + 14);
            }
        }

        page.Close().Line();
    }

    private static void Label(HtmlWriter page, Tick tick, string text, int baseline) =>
        page.Open("text").Percent("x", tick.Percent).Attribute("y", baseline)
            .Attribute("text-anchor", tick.Percent < Edge ? "start" : tick.Percent > 100 - Edge ? "end" : "middle")
            .Text(text).Close();
}
