using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>All runs on one axis: a row for each while they are few, lanes by provider when they are many.</summary>
internal static class TimelinePart
{
    /// <summary>As many rows as one sheet of paper holds; more nobody reads one by one.</summary>
    public const int MostRows = 40;

    /// <summary>Free space at both ends; a failure's sign fits into it.</summary>
    private const double Margin = 0.025;

    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("section").Attribute("aria-labelledby", "timeline").Line();
        page.Open("h2").Attribute("id", "timeline").Text("Timeline").Element("small", " UTC").Close().Line();
        var drawn = report.Runs.Where(run => run.Times is not null).OrderBy(run => run.Times!.Value.Start).ToList();
        if (report.Span is { } span)
        {
            var axis = new TimeAxis(span, Margin);
            if (drawn.Count > MostRows)
            {
                new TimelineLanes(page, report, axis).Write(drawn);
            }
            else
            {
                new TimelineRows(page, axis).Write(drawn);
            }

            Legend(page, drawn);
        }

        if (report.Runs.Count - drawn.Count is > 0 and var missing)
        {
            page.Element("p", $"{Words.Count(missing, "run")} without a time {(missing == 1 ? "is" : "are")} not drawn; the table below has {(missing == 1 ? "it" : "them")}.", "muted").Line();
        }

        page.Close().Line();
    }

    /// <summary>Opens a drawing with its name and what it shows, for those who do not see it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="runs">The runs in it.</param>
    /// <param name="height">Its height.</param>
    /// <param name="role"><c>img</c>, or <c>group</c> for one with links in it: a picture has no parts.</param>
    public static void OpenDrawing(HtmlWriter page, IReadOnlyList<ReportRun> runs, int height, string role)
    {
        var failed = runs.Count(run => run.Outcome == Outcome.Unsuccessful);
        page.Open("svg", "timeline").Attribute("height", height).Attribute("role", role).Attribute("aria-labelledby", "timeline-title timeline-text").Attribute("fill", "gray").Line();
        page.Open("title").Attribute("id", "timeline-title").Text($"Timeline of {Words.Count(runs.Count, "run")}").Close().Line();
        page.Open("desc").Attribute("id", "timeline-text")
            .Text($"A bar for each run on one time axis, its steps inside; {Words.Count(failed, "run")} without success {(failed == 1 ? "is" : "are")} marked by a sign. The table of runs has the same in words.")
            .Close().Line();
    }

    private static void Legend(HtmlWriter page, List<ReportRun> runs)
    {
        page.Open("ul", "legend").Line();
        foreach (var state in runs.Select(run => run.Run.State).Concat(runs.SelectMany(run => run.Steps).Where(step => step.Times is not null).Select(step => step.Step.State)).Distinct().OrderBy(state => state))
        {
            page.Open("li").Open("svg").Attribute("width", 22).Attribute("height", 10).Attribute("aria-hidden", "true")
                .Open("rect", StateLook.IsFault(state) ? "bad hatch" : StateLook.Tone(state)).Attribute("width", 22).Attribute("height", 10).Close().Close()
                .Text(" ").Element("span", StateLook.Text(state), StateLook.Tone(state)).Close().Line();
        }

        page.Close().Line();
    }
}
