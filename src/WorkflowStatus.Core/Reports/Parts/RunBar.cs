using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>Draws a run on an axis: a pale bar with its steps inside, or a full one where no step tells its times.</summary>
internal sealed class RunBar(HtmlWriter page, TimeAxis axis, bool hasLinks)
{
    /// <summary>What is shorter is drawn this wide, in percent, so that it is seen.</summary>
    public const double Least = 0.3;

    /// <summary>Steps that overlap share the height; more than these would be hairlines.</summary>
    private const int MostLanes = 3;

    /// <summary>Draws a run.</summary>
    /// <param name="run">The run; it has times.</param>
    /// <param name="top">The bar's upper edge.</param>
    /// <param name="height">Its height.</param>
    /// <param name="hasSteps">Whether its steps are drawn.</param>
    /// <param name="margin">What is left of the bar above and below its steps.</param>
    public void Draw(ReportRun run, int top, int height, bool hasSteps, int margin)
    {
        var times = run.Times!.Value;
        var steps = hasSteps ? run.Steps.Where(step => step.Times is not null).OrderBy(step => step.Times!.Value.Start).ToList() : [];
        _ = hasLinks ? page.Open("a").Attribute("href", "#" + run.Anchor).Attribute("tabindex", "-1") : page.Open("g");
        page.Element("title", $"{Words.Cut(run.Id, 64)} ({Words.Cut(run.Provider, 64)}): {StateLook.Words(run.Run.State)}, {Words.Range(times)}, {Words.Span(run.Elapsed)}");
        Bar(times, top, height, steps.Count > 0 ? $"pale {StateLook.Tone(run.Run.State)}" : Style(run.Run.State)).Close();
        var (lane, count) = Lanes.Pack(steps.Select(step => step.Times!.Value).ToList(), default);
        var lanes = count > MostLanes ? MostLanes : count;
        for (var index = 0; index < steps.Count; index++)
        {
            var each = (height - (2 * margin)) / lanes;
            var row = lane[index] < lanes ? lane[index] : lanes - 1;
            Bar(steps[index].Times!.Value, top + margin + (row * each), each, Style(steps[index].Step.State));
            page.Element("title", $"{Words.Cut(steps[index].Name, 64)}: {StateLook.Words(steps[index].Step.State)}, {Words.Span(steps[index].Elapsed)}").Close();
        }

        Mark(run, times, top + height);
        page.Close().Line();
    }

    /// <summary>The pattern tells a failure on paper, and to those who see no red.</summary>
    private static string Style(RunState state) => StateLook.IsFault(state) ? "bad hatch" : StateLook.Tone(state);

    private HtmlWriter Bar(TimeRange times, int top, int height, string style)
    {
        var width = axis.Width(times);
        return page.Open("rect", style).Percent("x", axis.Percent(times.Start)).Percent("width", width < Least ? Least : width).Attribute("y", top).Attribute("height", height);
    }

    /// <summary>The state's sign behind what ended without success.</summary>
    private void Mark(ReportRun run, TimeRange times, int bottom)
    {
        if (run.Outcome == Outcome.Unsuccessful)
        {
            var end = axis.Percent(times.Start) + Least;
            end = axis.Percent(times.End) > end ? axis.Percent(times.End) : end;
            page.Open("text", $"mark {StateLook.Tone(run.Run.State)}").Percent("x", end).Attribute("dx", 3).Attribute("y", bottom - 1).Text(StateSigns.Of(run.Run.State)).Close();
        }
    }
}
