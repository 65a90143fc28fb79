using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>What ended without success, by reason: forty runs that failed for one reason are one thing to look into.</summary>
internal static class FailurePart
{
    /// <summary>What is seen at once of reasons, and of the runs of each; the rest is folded.</summary>
    private const int Groups = 12, Runs = 8;

    private const int ReasonLength = 400, NameLength = 100, MostNames = 5;

    public static void Write(HtmlWriter page, Report report)
    {
        var groups = FailureGroup.Of(report.Runs);
        if (groups.Count == 0)
        {
            return;
        }

        page.Open("section").Attribute("aria-labelledby", "failures").Line();
        page.Open("h2").Attribute("id", "failures").Text($"Ended without success ({Words.Count(report.Count(Outcome.Unsuccessful))})").Close().Line();
        List(page, groups.Take(Groups));
        if (groups.Count > Groups)
        {
            page.Open("details").Element("summary", $"{Words.Count(groups.Count - Groups, "more reason")}").Line();
            List(page, groups.Skip(Groups));
            page.Close().Line();
        }

        page.Close().Line();
    }

    private static void List(HtmlWriter page, IEnumerable<FailureGroup> groups)
    {
        page.Open("ul", "failures").Line();
        foreach (var group in groups)
        {
            Group(page, group);
        }

        page.Close().Line();
    }

    private static void Group(HtmlWriter page, FailureGroup group)
    {
        var first = group.First;
        page.Open("li").Open("p", "reason").Element("b", StateLook.Text(first.Run.State), StateLook.Tone(first.Run.State)).Text(" ");
        if (first.Reason is { } reason)
        {
            page.Foreign(Words.Cut(reason, ReasonLength)).Close();
        }
        else
        {
            page.Element("span", "The service gave no reason.", "muted").Close();
        }

        page.Open("p", "muted").Text(group.Runs.Count > 1 ? $"{Words.Count(group.Runs.Count, "run")} at " : string.Empty);
        Names(page, group.Providers.ToList(), group.Runs.Count > 1);
        if (group.Steps.ToList() is { Count: > 0 } steps)
        {
            page.Text(steps.Count == 1 ? ", step " : ", steps ");
            Names(page, steps, steps.Count > 1);
            if (steps.Count == 1 && group.StepMessage is { } message)
            {
                page.Text(": ").Foreign(Words.Cut(message, ReasonLength));
            }
        }

        page.Close().Open("p");
        Links(page, group.Runs.Take(Runs));
        page.Close();
        if (group.Runs.Count > Runs)
        {
            page.Open("details").Element("summary", $"{Words.Count(group.Runs.Count - Runs)} more").Open("p");
            Links(page, group.Runs.Skip(Runs));
            page.Close().Close();
        }

        page.Close().Line();
    }

    /// <summary>The first few names of a list that is longer for a person's eye than for a program's.</summary>
    private static void Names(HtmlWriter page, List<(string Name, int Count)> names, bool hasCounts)
    {
        for (var index = 0; index < names.Count && index < MostNames; index++)
        {
            page.Text(index == 0 ? string.Empty : ", ").Foreign(Words.Cut(names[index].Name, NameLength)).Text(hasCounts ? $" ({Words.Count(names[index].Count)})" : string.Empty);
        }

        page.Text(names.Count > MostNames ? $" and {Words.Count(names.Count - MostNames)} more" : string.Empty);
    }

    private static void Links(HtmlWriter page, IEnumerable<ReportRun> runs)
    {
        var isFirst = true;
        foreach (var run in runs)
        {
            page.Text(isFirst ? string.Empty : ", ");
            RunLink.Write(page, run);
            isFirst = false;
        }
    }
}
