using System;
using System.Linq;
using System.Xml.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class SummaryTests
{
    [Fact]
    public void States_are_counted_the_most_frequent_first() =>
        Assert.Equal(["✓ Succeeded 2", "► Running 1", "✗ Compensation failed 1"], Page.Texts(Card("States", Sample.Run("a"), Sample.Run("b", RunState.CompensationFailed), Sample.Run("c"), Sample.Run("d", RunState.Running)), "li"));

    [Fact]
    public void The_bar_of_states_is_full()
    {
        var parts = Card("States", Sample.EveryState()).Descendants("rect").ToList();
        Assert.Equal(13, parts.Count);
        Assert.Equal(100, parts.Sum(part => Page.Percent(part, "width")), 0);
    }

    [Fact]
    public void The_span_goes_from_the_first_start_to_the_last_end() =>
        Assert.Equal(["2026-02-03 04:00:00", "2026-02-03 05:10:00", "1h 10m"], Page.Texts(Card("Time (UTC)", Sample.Run("a"), Sample.Run("b", from: 60)), "dd"));

    [Fact]
    public void While_runs_go_on_the_span_ends_with_the_last_look() =>
        Assert.Equal(["First start", "Last look", "Span"], Page.Texts(Card("Time (UTC)", Sample.Run("a", RunState.Running)), "dt"));

    [Fact]
    public void Without_times_the_summary_says_so()
    {
        Assert.Contains("No run tells a time", Card("Time (UTC)", new WorkflowRun()).Value, StringComparison.Ordinal);
        Assert.Contains("No run tells a duration", Card("Slowest", new WorkflowRun()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_five_slowest_lead_to_their_rows()
    {
        var slowest = Card("Slowest", [.. Enumerable.Range(1, 7).Select(number => Sample.Run($"run-{number}", number == 7 ? RunState.Running : RunState.Succeeded, minutes: number))]);
        Assert.Equal(["run-7 7m 00s so far", "run-6 6m 00s", "run-5 5m 00s", "run-4 4m 00s", "run-3 3m 00s"], Page.Texts(slowest, "li"));
        Assert.Equal("#r7", Page.Attribute(slowest.Descendants("a").First(), "href"));
    }

    [Fact]
    public void Providers_are_counted_by_outcome_with_median_and_longest()
    {
        var page = Page.Of(
            Sample.Run("a", minutes: 1), Sample.Run("b", RunState.Failed, minutes: 2), Sample.Run("c", minutes: 9), Sample.Run("d", RunState.Running, minutes: 60),
            Sample.Run("e", provider: "8x8", minutes: 1), Sample.Run("f", provider: "8x8", minutes: 2));
        Assert.Equal(
            ["8x8|2|✓ 2|0|0|1m 30s|2m 00s", "Aster|4|✓ 2|✗ 1|► 1|2m 00s|9m 00s"],
            page.Find("table", "providers").Single().Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements().Select(Page.Text))));
    }

    private static XElement Card(string name, params WorkflowRun[] runs) =>
        Page.Of(runs).Find("div", "card").Single(card => card.Element("h3")!.Value == name);
}
