using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>Counts, the span of time and the slowest runs.</summary>
internal static class SummaryPart
{
    private const int Slowest = 5;

    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("section").Attribute("aria-labelledby", "summary").Line();
        page.Open("h2").Attribute("id", "summary").Text("Summary").Close().Line();
        page.Open("div", "cards").Line();
        States(page, report);
        Time(page, report);
        SlowRuns(page, report);
        page.Close().Line();
        ProviderTable.Write(page, report);
        page.Close().Line();
    }

    private static void States(HtmlWriter page, Report report)
    {
        var states = report.Runs.GroupBy(run => run.Run.State).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        page.Open("div", "card").Element("h3", "States");
        page.Open("svg", "share").Attribute("height", 10).Attribute("aria-hidden", "true");
        var place = 0.0;
        foreach (var state in states)
        {
            var width = 100.0 * state.Count() / report.Runs.Count;
            page.Open("rect", StateLook.Tone(state.Key)).Percent("x", place).Percent("width", width).Attribute("height", 10).Close();
            place += width;
        }

        page.Close().Open("ul", "plain");
        foreach (var state in states)
        {
            page.Open("li").Element("span", StateLook.Text(state.Key), StateLook.Tone(state.Key)).Text(" ").Element("b", Words.Count(state.Count())).Close();
        }

        page.Close().Close().Line();
    }

    private static void Time(HtmlWriter page, Report report)
    {
        page.Open("div", "card").Element("h3", "Time (UTC)");
        if (report.Span is { } span)
        {
            page.Open("dl");
            Fact(page, "First start", Words.Moment(span.Start));
            Fact(page, report.Count(Outcome.Going) == 0 ? "Last end" : "Last look", Words.Moment(span.End));
            Fact(page, "Span", Words.Span(span.Length));
            page.Close();
        }
        else
        {
            page.Element("p", "No run tells a time.", "muted");
        }

        page.Close().Line();
    }

    private static void SlowRuns(HtmlWriter page, Report report)
    {
        var slowest = report.Runs.Where(run => run.Elapsed is not null).OrderByDescending(run => run.Elapsed).Take(Slowest).ToList();
        page.Open("div", "card").Element("h3", "Slowest");
        if (slowest.Count == 0)
        {
            page.Element("p", "No run tells a duration.", "muted");
        }

        page.Open("ol", "plain");
        foreach (var run in slowest)
        {
            page.Open("li").Open("span");
            RunLink.Write(page, run);
            page.Close().Text(" ").Open("b").Text(Words.Span(run.Elapsed));
            if (run.Outcome == Outcome.Going)
            {
                page.Element("small", " so far");
            }

            page.Close().Close();
        }

        page.Close().Close().Line();
    }

    private static void Fact(HtmlWriter page, string name, string value) => page.Element("dt", name).Element("dd", value);
}
