using System;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>
/// What is folded below a run: the facts, its steps, its locations. Result and Details are not here: they may be large,
/// and they are for scripts.
/// </summary>
internal static class RunDetails
{
    private const int TextLength = 8000, CellLength = 500;

    public static void Write(HtmlWriter page, ReportRun run, bool isOpen)
    {
        page.Open("details");
        if (isOpen)
        {
            page.Attribute("open", "open");
        }

        page.Open("summary").Foreign(Summary(run)).Close().Line();
        Facts(page, run);
        StepTable.Write(page, run);
        LocationList.Write(page, run);
        page.Close();
    }

    private static string Summary(ReportRun run)
    {
        var steps = run.Steps.Count == 0 ? "Details" : Words.Cut(run.Run.Steps.ToString(), 160);
        return run.Run.Locations.Count == 0 ? steps : steps + Words.Dot + Words.Count(run.Run.Locations.Count, "location");
    }

    private static void Facts(HtmlWriter page, ReportRun run)
    {
        var source = run.Run;
        page.Open("dl", "facts");
        Fact(page, "Service says", string.Equals(source.Status, source.State.ToString(), StringComparison.OrdinalIgnoreCase) ? null : source.Status);
        Fact(page, "Error", source.Error?.ToString());
        Fact(page, "Error code", string.IsNullOrEmpty(source.Error?.Message) && string.IsNullOrEmpty(source.Error?.Type) ? null : source.Error?.Code);
        Fact(page, "Message", IsCut(source.Message) ? source.Message : null);
        Fact(page, "Progress", source.PercentComplete is { } percent && !double.IsNaN(percent) ? percent.ToString("0.#", CultureInfo.InvariantCulture) + " %" : null);
        Fact(page, "Current step", source.CurrentStep);
        Fact(page, "Service's own id", source.RunId);
        Fact(page, "Parameters", string.Join("; ", source.Parameters.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => $"{pair.Key}={pair.Value}")));
        Moment(page, "Ended", source.CompletedAt);
        Moment(page, "Last change", source.UpdatedAt);
        Moment(page, "Read", source.RetrievedAt);
        page.Close().Line();
    }

    /// <summary>Whether the row above shows less than all.</summary>
    private static bool IsCut(string? message) => message is not null && (message.Length > 300 || message.Any(letter => letter is '\n' or '\r'));

    private static void Moment(HtmlWriter page, string name, DateTime? moment) =>
        Fact(page, name, Words.Moment(moment) is var text && text.Length > 1 ? text : null);

    private static void Fact(HtmlWriter page, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            page.Open("div").Element("dt", name).Open("dd").Foreign(Words.Whole(value!, name is "Message" or "Error" ? TextLength : CellLength)).Close().Close();
        }
    }
}
