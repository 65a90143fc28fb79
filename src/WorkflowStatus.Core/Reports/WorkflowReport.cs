using System;
using System.Collections.Generic;
using System.IO;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;
using WorkflowStatus.Core.Reports.Parts;

namespace WorkflowStatus.Core.Reports;

/// <summary>
/// A page about runs: one HTML document that needs no network and holds no script. The same runs, title and time give
/// the same text, byte for byte.
/// </summary>
public static class WorkflowReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Takes the text; it stays open. The page says of itself that it is UTF-8.</param>
    /// <param name="runs">The runs, in the order of the table; none gives a page that says so.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="generatedAt">When the page is made, UTC.</param>
    public static void Write(TextWriter output, IReadOnlyList<WorkflowRun> runs, string title, DateTime generatedAt)
    {
        var report = new Report(runs, title, generatedAt);
        using var page = new HtmlWriter(output);
        page.Document().Open("html").Attribute("lang", "en").Line();
        HeadPart.Write(page, report);
        page.Open("body").Line();
        if (report.Runs.Count > 0)
        {
            page.Open("a", "skip").Attribute("href", "#runs").Text("Skip to the table of runs").Close().Line();
        }

        TitlePart.Write(page, report);
        page.Open("main").Line();
        Main(page, report);
        page.Close().Line();
        Footer.Write(page, report);
        page.Close().Close();
    }

    private static void Main(HtmlWriter page, Report report)
    {
        if (report.Runs.Count == 0)
        {
            page.Element("p", "No runs were given to this report. Runs that could not be read are errors of the command that read them, and are not on this page.").Line();
            return;
        }

        FailurePart.Write(page, report);
        SummaryPart.Write(page, report);
        TimelinePart.Write(page, report);
        RunTable.Write(page, report);
    }
}
