using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>The title, and the one sentence for whoever reads no further.</summary>
internal static class TitlePart
{
    public static void Write(HtmlWriter page, Report report)
    {
        page.Open("header");
        page.Element("h1", report.Title).Line();
        var (tone, sentence) = Verdict(report);
        page.Element("p", sentence, $"verdict {tone}").Line();
        page.Open("p", "muted");
        if (report.Runs.Count > 0)
        {
            page.Text($"{Words.Count(report.Runs.Count, "run")} at {Words.Count(report.Providers.Count, "provider")}{Words.Dot}");
        }

        page.Text($"as of {Words.Moment(report.GeneratedAt)} UTC").Close();
        page.Close().Line();
    }

    private static (string Tone, string Sentence) Verdict(Report report)
    {
        var (all, bad, going) = (report.Runs.Count, report.Count(Outcome.Unsuccessful), report.Count(Outcome.Going));
        return (all, bad, going) switch
        {
            (0, _, _) => ("idle", "○ No runs."),
            (1, 1, _) => ("bad", "✗ The run ended without success."),
            (1, _, 1) => ("going", "► The run is still going."),
            (1, _, _) => ("ok", "✓ The run succeeded."),
            (_, 0, 0) => ("ok", $"✓ All {Words.Count(all)} runs succeeded."),
            (_, 0, _) => ("going", $"► {Words.Count(going)} of {Words.Count(all, "run")} {Are(going)} still going, and none has failed."),
            (_, _, 0) => ("bad", $"✗ {Words.Count(bad)} of {Words.Count(all, "run")} ended without success."),
            _ => ("bad", $"✗ {Words.Count(bad)} of {Words.Count(all, "run")} ended without success, and {Words.Count(going)} {Are(going)} still going."),
        };
    }

    private static string Are(int count) => count == 1 ? "is" : "are";
}
