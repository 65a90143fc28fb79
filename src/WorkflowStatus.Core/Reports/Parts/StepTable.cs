using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>The steps of a run, each with its bar on the run's own axis: there even the short ones have a width.</summary>
internal static class StepTable
{
    private const int Bar = 10, NameLength = 200, MessageLength = 2000;

    public static void Write(HtmlWriter page, ReportRun run)
    {
        if (run.Steps.Count == 0)
        {
            return;
        }

        var axis = TimeAxis.Over(run.Steps.Select(step => step.Times).Append(run.Times), margin: 0.01);
        axis = run.Steps.Any(step => step.Times is not null) ? axis : null;
        page.Open("table", "steps").Open("thead").Open("tr");
        Header(page, "State", "state");
        Header(page, "Step", null);
        if (axis is not null)
        {
            Header(page, "Started", "clock");
        }

        Header(page, "Duration", "span n");
        if (axis is not null)
        {
            page.Open("th", "bar").Attribute("scope", "col").Element("span", "Timeline", "hidden").Open("svg").Attribute("height", 17).Attribute("aria-hidden", "true");
            var ticks = axis.Ticks(4).Select(tick => tick with { Context = null }).ToList();
            AxisPart.Labels(page, ticks, 10);
            AxisPart.Grid(page, ticks, 13, 17);
            page.Close().Close();
        }

        page.Close().Close().Line().Open("tbody");
        foreach (var step in run.Steps)
        {
            Row(page, run, step, axis);
        }

        page.Close().Close().Line();
    }

    private static void Header(HtmlWriter page, string text, string? style) => page.Open("th", style).Attribute("scope", "col").Text(text).Close();

    private static void Row(HtmlWriter page, ReportRun run, ReportStep step, TimeAxis? axis)
    {
        var state = step.Step.State;
        page.Open("tr").Element("td", StateLook.Text(state), StateLook.Tone(state)).Open("th").Attribute("scope", "row").Text(Words.Cut(step.Name, NameLength));
        if (!string.IsNullOrWhiteSpace(step.Step.Message))
        {
            page.Element("p", Words.Whole(step.Step.Message!, MessageLength));
        }

        page.Close();
        if (axis is not null)
        {
            page.Element("td", step.Step.StartedAt is null ? "–" : Words.Clock(step.Step.StartedAt, run.Times!.Value.Start));
        }

        page.Element("td", Words.Span(step.Elapsed), "n");
        if (axis is not null)
        {
            page.Open("td", "bar");
            if (step.Times is { } times)
            {
                var width = axis.Width(times);
                page.Open("svg").Attribute("height", Bar).Attribute("aria-hidden", "true").Open("rect", StateLook.IsFault(state) ? "bad hatch" : StateLook.Tone(state))
                    .Percent("x", axis.Percent(times.Start)).Percent("width", width < 0.8 ? 0.8 : width).Attribute("height", Bar).Close().Close();
            }

            page.Close();
        }

        page.Close();
    }
}
