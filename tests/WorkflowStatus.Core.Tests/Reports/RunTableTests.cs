using System;
using System.Linq;
using System.Xml.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class RunTableTests
{
    [Fact]
    public void The_table_keeps_the_order_in_which_runs_were_given() =>
        Assert.Equal(["c", "a", "b"], Rows(Page.Of(Sample.Run("c"), Sample.Run("a", from: 5), Sample.Run("b"))).Select(row => Page.Text(row.Element("tr")!.Element("th")!)));

    [Fact]
    public void A_row_says_state_id_name_provider_connection_start_and_duration()
    {
        var row = Rows(Page.Of(new WorkflowRun { Provider = "Aster", Connection = "production", Id = "loan-17", Name = "loan", State = RunState.TimedOut, StartedAt = Sample.Start, Duration = TimeSpan.FromSeconds(125) })).Single();
        Assert.Equal(["◷ Timed out", "loan-17 loan", "Aster production", "2026-02-03 04:00:00", "2m 05s"], row.Element("tr")!.Elements().Select(Page.Text));
    }

    [Fact]
    public void A_run_that_goes_on_says_how_long_it_has_taken_so_far() =>
        Assert.Equal("10m 00s so far", Page.Text(Rows(Page.Of(Sample.Run(state: RunState.Running))).Single().Element("tr")!.Elements().Last()));

    [Fact]
    public void What_is_unknown_is_a_dash() =>
        Assert.Equal(["? Unknown", "(no id)", "(no provider)", "–", "–"], Rows(Page.Of(new WorkflowRun())).Single().Element("tr")!.Elements().Select(Page.Text));

    [Fact]
    public void The_message_is_seen_and_the_steps_are_one_line_until_unfolded()
    {
        var more = More(Page.Of(Sample.Run(state: RunState.Failed, message: "broken", steps: [Sample.Step("Build"), Sample.Step("Deploy", RunState.Failed)])));
        Assert.Equal("broken", Page.Text(more.Descendants("p").First()));
        Assert.Equal("2 steps, 1 failed: Deploy", Page.Text(more.Descendants("summary").Single()));
    }

    [Fact]
    public void A_long_message_is_cut_in_the_row_and_whole_below()
    {
        var message = "first line\n" + new string('x', 500) + " end";
        var more = More(Page.Of(Sample.Run(message: message)));
        Assert.EndsWith("…", Page.Text(more.Descendants("p").First()), StringComparison.Ordinal);
        Assert.Contains(message, more.Descendants("dd").Select(fact => fact.Value));
    }

    [Fact]
    public void Facts_are_there_only_where_the_service_gave_them()
    {
        Assert.Empty(More(Page.Of(new WorkflowRun { State = RunState.Queued, Status = "queued" })).Descendants("dt"));
        var more = More(Page.Of(new WorkflowRun
        {
            State = RunState.Failed, Status = "ERR", RunId = "r-1", CurrentStep = "Deploy", PercentComplete = 33.333, Parameters = new RunParameters([new("TenantId", "acme")]),
            Error = new RunError { Type = "Timeout", Message = "too slow", Code = "E17" }, CompletedAt = Sample.Start, UpdatedAt = Sample.Start, RetrievedAt = Sample.Start,
        }));
        Assert.Equal(
            ["Service says: ERR", "Error: Timeout: too slow", "Error code: E17", "Progress: 33.3 %", "Current step: Deploy", "Service's own id: r-1", "Parameters: TenantId=acme", "Ended: 2026-02-03 04:00:00", "Last change: 2026-02-03 04:00:00", "Read: 2026-02-03 04:00:00"],
            more.Descendants("dl").Single().Elements("div").Select(fact => $"{fact.Element("dt")!.Value}: {fact.Element("dd")!.Value}"));
    }

    [Theory]
    [InlineData("", null, "Error: E17")]
    [InlineData(null, "", "Error: E17")]
    [InlineData("too slow", "", "Error: too slow; Error code: E17")]
    [InlineData("", "Timeout", "Error: Timeout; Error code: E17")]
    public void The_code_of_an_error_is_there_once(string? message, string? type, string facts) =>
        Assert.Equal(facts, string.Join("; ", More(Page.Of(new WorkflowRun { State = RunState.Failed, Status = "failed", Error = new RunError { Message = message, Type = type, Code = "E17" } }))
            .Descendants("dl").Single().Elements("div").Select(fact => $"{fact.Element("dt")!.Value}: {fact.Element("dd")!.Value}")));

    [Fact]
    public void Steps_have_state_name_message_start_duration_and_a_bar_on_the_axis_of_their_run()
    {
        var steps = More(Page.Of(Sample.Run(minutes: 10, steps: [Sample.Step("Build", minutes: 5), Sample.Step("Deploy", RunState.Failed, from: 5, minutes: 5, message: "no room")]))).Descendants("table").Single();
        Assert.Equal(["✓ Succeeded|Build|04:00:00|5m 00s|", "✗ Failed|Deployno room|04:05:00|5m 00s|"], steps.Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements().Select(Page.Text))));
        // 1 % of free space at each end.
        Assert.Equal([0.98, 50.0], steps.Element("tbody")!.Descendants("rect").Select(bar => Page.Percent(bar, "x")));
    }

    [Fact]
    public void Steps_without_times_have_no_columns_for_them()
    {
        var steps = More(Page.Of(new WorkflowRun { State = RunState.Failed, Steps = new RunStepList([new RunStep { Name = "a", State = RunState.Failed }]) })).Descendants("table").Single();
        Assert.Equal(["State", "Step", "Duration"], steps.Element("thead")!.Descendants("th").Select(Page.Text));
        Assert.Equal(["✗ Failed", "a", "–"], steps.Element("tbody")!.Element("tr")!.Elements().Select(Page.Text));
    }

    [Fact]
    public void A_step_of_another_day_says_the_day()
    {
        var steps = More(Page.Of(Sample.Run(minutes: 3000, steps: Sample.Step("next day", from: 1440)))).Descendants("table").Single();
        Assert.Equal("2026-02-04 04:00:00", Page.Text(steps.Element("tbody")!.Descendants("td").ElementAt(1)));
    }

    private static XElement[] Rows(Page page) => [.. page.Find("tbody", "run")];

    private static XElement More(Page page) => Rows(page).Single().Elements("tr").Single(row => Page.Classes(row).Contains("more"));
}
