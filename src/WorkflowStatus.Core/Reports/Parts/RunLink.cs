using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>A run's id that leads to its row.</summary>
internal static class RunLink
{
    /// <summary>More does not tell two ids apart any better.</summary>
    private const int Most = 64;

    public static void Write(HtmlWriter page, ReportRun run) =>
        page.Open("a").Attribute("href", "#" + run.Anchor).Foreign(Words.Cut(run.Id, Most)).Close();
}
