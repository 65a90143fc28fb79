using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>All runs: one line for the eye, a second for the message and, folded, all the rest.</summary>
internal static class RunTable
{
    private const int IdLength = 200, MessageLength = 300;

    /// <summary>A report of one run is about its steps.</summary>
    private const int OpenUpTo = 1;

    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("section").Attribute("aria-labelledby", "runs").Line();
        page.Open("h2").Attribute("id", "runs").Attribute("tabindex", "-1").Text("Runs").Close().Line();
        FilterPart.Write(page, report);
        page.Open("table", "runs").Line();
        page.Open("thead").Open("tr");
        Header(page, "State", "state");
        Header(page, "Run", null);
        Header(page, "Provider", "provider");
        Header(page, "Started (UTC)", "time");
        Header(page, "Duration", "span n");
        page.Close().Close().Line();
        foreach (var run in report.Runs)
        {
            Row(page, report, run);
        }

        page.Close().Close().Line();
    }

    private static void Header(HtmlWriter page, string text, string? style) => page.Open("th", style).Attribute("scope", "col").Text(text).Close();

    private static void Row(HtmlWriter page, Report report, ReportRun run)
    {
        page.Open("tbody", $"run {FilterPart.Style(report, run)}").Attribute("id", run.Anchor).Open("tr");
        page.Element("td", StateLook.Text(run.Run.State), StateLook.Tone(run.Run.State));
        page.Open("th").Attribute("scope", "row").Foreign(Words.Cut(run.Id, IdLength));
        Small(page, run.Run.Name);
        page.Close().Open("td").Foreign(Words.Cut(run.Provider, 64));
        Small(page, run.Run.Connection);
        page.Close().Open("td");
        Started(page, run);
        page.Close().Open("td", "n").Text(Words.Span(run.Elapsed));
        if (run.Outcome == Outcome.Going && run.Elapsed is not null)
        {
            page.Element("small", " so far");
        }

        page.Close().Close().Line();
        page.Open("tr", "more").Open("td").Attribute("colspan", 5);
        if (run.Run.Message is { Length: > 0 } message)
        {
            page.Open("p").Foreign(Words.Cut(message, MessageLength)).Close();
        }

        RunDetails.Write(page, run, report.Runs.Count <= OpenUpTo);
        page.Close().Close().Close().Line();
    }

    private static void Started(HtmlWriter page, ReportRun run)
    {
        if (RunTimes.Known(run.Run.StartedAt) is { } start)
        {
            page.Open("time").Attribute("datetime", Words.Machine(start)).Text(Words.Moment(start)).Close();
        }
        else
        {
            page.Text("–");
        }
    }

    private static void Small(HtmlWriter page, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Text(" ").Open("small").Foreign(Words.Cut(text!, 100)).Close();
        }
    }
}
