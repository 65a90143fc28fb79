using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using WorkflowStatus.Core.Reports.Html;
using WorkflowStatus.Core.Reports.Model;

namespace WorkflowStatus.Core.Reports.Parts;

/// <summary>
/// The filter of the table: radio buttons and rules of the stylesheet, no script. Where a browser does not know the
/// selectors, or a mail program shows no form, all rows are simply there.
/// </summary>
internal static class FilterPart
{
    /// <summary>With one provider there is nothing to choose; with hundreds the buttons would be longer than the table.</summary>
    private const int MostProviders = 40;

    /// <summary>As many steps as a browser unfolds at once without a wait.</summary>
    private const int MostUnfolded = 2000;

    private static readonly (Outcome Outcome, string Text, string Tone)[] Outcomes =
        [(Outcome.Unsuccessful, "✗ Without success", "bad"), (Outcome.Going, "► Still going", "going"), (Outcome.Succeeded, "✓ Succeeded", "ok")];

    /// <summary>The classes by which a row is found.</summary>
    public static string Style(Report report, ReportRun run) => Name('s', (int)run.Outcome + 1) + " " + Name('p', report.NumberOf(run.Provider));

    public static void Write(HtmlWriter page, Report report)
    {
        if (report.Runs.Count == 1)
        {
            return;
        }

        page.Open("div", "filters").Line();
        page.Open("fieldset").Element("legend", "Show");
        Button(page, "state", Name('s', 0), "All", null, report.Runs.Count);
        foreach (var (outcome, text, tone) in Outcomes.Where(entry => report.Count(entry.Outcome) > 0))
        {
            Button(page, "state", Name('s', (int)outcome + 1), text, tone, report.Count(outcome));
        }

        page.Close().Line();
        if (HasProviders(report))
        {
            page.Open("fieldset").Element("legend", "at");
            Button(page, "provider", Name('p', 0), "All providers", null, null);
            foreach (var provider in report.Providers)
            {
                Button(page, "provider", Name('p', report.NumberOf(provider)), provider, null, report.Runs.Count(run => run.Provider == provider));
            }

            page.Close().Line();
        }

        if (report.Runs.Sum(run => run.Steps.Count) is > 0 and <= MostUnfolded)
        {
            page.Open("label", "unfold").Open("input").Attribute("type", "checkbox").Attribute("id", "unfold").Close().Text(" Show all steps").Close();
        }

        page.Close().Line();
        page.Element("p", "No run is both. Choose another filter.", "none muted").Line();
    }

    /// <summary>
    /// The rules that make the buttons work. All names in them are our own. What they look at is in the filter alone, not
    /// in the page: else a browser would ask them again for every row that it reads.
    /// </summary>
    public static string Rules(Report report)
    {
        var rules = new StringBuilder();
        var states = Outcomes.Select(entry => Name('s', (int)entry.Outcome + 1)).ToList();
        var providers = HasProviders(report) ? report.Providers.Select(provider => Name('p', report.NumberOf(provider))).ToList() : [];
        foreach (var name in states.Concat(providers))
        {
            rules.Append(".filters:has(#").Append(name).Append(":checked)~.runs>tbody:not(.").Append(name).Append("){display:none}\n");
        }

        var pairs = new HashSet<string>(report.Runs.Select(run => Style(report, run)), StringComparer.Ordinal);
        foreach (var (state, provider) in states.SelectMany(_ => providers, (state, provider) => (state, provider)).Where(pair => !pairs.Contains($"{pair.state} {pair.provider}")))
        {
            rules.Append(".filters:has(#").Append(state).Append(":checked):has(#").Append(provider).Append(":checked)~.none{display:block}\n");
        }

        return rules.ToString();
    }

    private static bool HasProviders(Report report) => report.Providers.Count is > 1 and <= MostProviders;

    private static string Name(char kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    private static void Button(HtmlWriter page, string group, string id, string text, string? tone, int? count)
    {
        page.Open("label").Open("input").Attribute("type", "radio").Attribute("name", group).Attribute("id", id);
        if (id is "s0" or "p0")
        {
            page.Attribute("checked", "checked");
        }

        page.Close().Text(" ").Open("span", tone ?? "name").Foreign(Words.Cut(text, 40)).Close();
        if (count is { } number)
        {
            page.Text(" ").Element("small", Words.Count(number));
        }

        page.Close().Line();
    }
}
