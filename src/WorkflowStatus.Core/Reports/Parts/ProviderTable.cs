using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>The counts by provider.</summary>
internal static class ProviderTable
{
    private static readonly string[] Columns = ["Runs", "Succeeded", "Without success", "Still going", "Median duration", "Longest"];

    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("div", "scroll").Attribute("role", "region").Attribute("aria-label", "Counts by provider").Attribute("tabindex", 0);
        page.Open("table", "providers").Line();
        page.Open("thead").Open("tr").Open("th").Attribute("scope", "col").Text("Provider").Close();
        foreach (var column in Columns)
        {
            page.Open("th", "n").Attribute("scope", "col").Text(column).Close();
        }

        page.Close().Close().Line().Open("tbody").Line();
        foreach (var provider in report.Providers)
        {
            Row(page, provider, report.Runs.Where(run => run.Provider == provider).ToList());
        }

        page.Close().Close().Close().Line();
    }

    private static void Row(HtmlWriter page, string provider, List<ReportRun> runs)
    {
        page.Open("tr").Open("th").Attribute("scope", "row").Foreign(Words.Cut(provider, 64)).Close();
        Number(page, Words.Count(runs.Count));
        Tally(page, runs, Outcome.Succeeded, "✓", "ok");
        Tally(page, runs, Outcome.Unsuccessful, "✗", "bad");
        Tally(page, runs, Outcome.Going, "►", "going");
        var ended = runs.Where(run => run.Outcome != Outcome.Going).Select(run => run.Elapsed).OfType<TimeSpan>().OrderBy(span => span).ToList();
        Number(page, Words.Span(Median(ended)));
        Number(page, Words.Span(ended.Count == 0 ? null : ended[ended.Count - 1]));
        page.Close().Line();
    }

    /// <summary>Nothing is a quiet zero; what is there has a sign and a colour.</summary>
    private static void Tally(HtmlWriter page, List<ReportRun> runs, Outcome outcome, string sign, string tone)
    {
        var count = runs.Count(run => run.Outcome == outcome);
        page.Element("td", count == 0 ? "0" : $"{sign} {Words.Count(count)}", count == 0 ? "n muted" : $"n {tone}");
    }

    private static void Number(HtmlWriter page, string text) => page.Element("td", text, "n");

    private static TimeSpan? Median(List<TimeSpan> sorted) => sorted.Count switch
    {
        0 => null,
        var odd when odd % 2 == 1 => sorted[odd / 2],
        var even => TimeSpan.FromTicks((sorted[(even / 2) - 1].Ticks / 2) + (sorted[even / 2].Ticks / 2)),
    };
}
