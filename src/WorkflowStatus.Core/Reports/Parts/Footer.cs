using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>What made the page, and how to read it.</summary>
internal static class Footer
{
    /// <summary>Name and version.</summary>
    public static string Program { get; } = $"WorkflowStatus {typeof(Footer).Assembly.GetName().Version!.ToString(3)}";

    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("footer").Open("p");
        page.Text($"Made by {Program} at {Words.Moment(report.GeneratedAt)} UTC. All times are UTC. ");
        page.Text("This page needs no network and holds no script: it can be mailed, filed and printed. It shows the runs as they were when each was read.");
        page.Close().Close().Line();
    }
}
