using System;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

public sealed class FailureTests
{
    [Fact]
    public void Without_failures_there_is_no_such_part() => Assert.Empty(Page.Of(Sample.Run(), Sample.Run("b", RunState.Running)).Find("ul", "failures"));

    [Fact]
    public void A_failure_says_state_reason_provider_step_and_leads_to_the_run() =>
        Assert.Equal(["✗ Failed no room Aster, step Deploy: disk full loan-17"], Failures(Sample.Run("loan-17", RunState.Failed, message: "no room", steps: [Sample.Step("Build"), Sample.Step("Deploy", RunState.Failed, message: "disk full")])));

    [Fact]
    public void The_error_is_the_reason_before_the_message() =>
        Assert.Equal(["✗ Failed Timeout: too slow Aster a"], Failures(new WorkflowRun { Provider = "Aster", Id = "a", State = RunState.Failed, Message = "One or more steps failed", Error = new RunError { Type = "Timeout", Message = "too slow" } }));

    [Fact]
    public void The_step_speaks_where_the_run_is_silent() =>
        Assert.Equal(["✗ Failed disk full Aster, step Deploy a"], Failures(Sample.Run("a", RunState.Failed, steps: Sample.Step("Deploy", RunState.Failed, message: "disk full"))));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void The_first_step_that_says_why_it_failed_speaks(string? silence) =>
        Assert.Equal(["✗ Failed disk full Aster, step Deploy a"], Failures(Sample.Run("a", RunState.Failed, steps: [
            Sample.Step("Build", message: "fine"), Sample.Step("Stage", RunState.Failed, message: silence), Sample.Step("Deploy", RunState.Failed, message: "disk full"), Sample.Step("Tell", RunState.Failed, message: "no mail")])));

    [Fact]
    public void Where_no_failed_step_says_why_the_first_is_named() =>
        Assert.Equal(["✗ Failed The service gave no reason. Aster, step Build a"], Failures(Sample.Run("a", RunState.Failed, steps: [Sample.Step("Build", RunState.Failed), Sample.Step("Deploy", RunState.Failed)])));

    [Fact]
    public void A_service_that_gives_no_reason_is_said_to_give_none() =>
        Assert.Equal(["◷ Timed out The service gave no reason. Aster a"], Failures(Sample.Run("a", RunState.TimedOut)));

    [Fact]
    public void Runs_with_one_reason_are_one_entry_and_what_was_stopped_on_purpose_comes_last()
    {
        var runs = Enumerable.Range(1, 3).Select(number => Sample.Run($"stopped-{number}", RunState.Canceled, message: "stopped"))
            .Concat(Enumerable.Range(1, 2).Select(number => Sample.Run($"full-{number}", RunState.Failed, message: "disk full", provider: number == 1 ? "8x8" : "Oumla", steps: Sample.Step(number == 1 ? "Build" : "Deploy", RunState.Failed))));
        Assert.Equal(
            ["✗ Failed disk full 2 runs at 8x8 (1), Oumla (1), steps Build (1), Deploy (1) full-1, full-2", "⊘ Canceled stopped 3 runs at Aster (3) stopped-1, stopped-2, stopped-3"],
            Failures([.. runs]));
    }

    [Fact]
    public void The_same_words_for_another_state_are_another_entry() =>
        Assert.Equal(2, Failures(Sample.Run("a", RunState.Failed, message: "x"), Sample.Run("b", RunState.TimedOut, message: "x")).Length);

    [Fact]
    public void Many_runs_of_one_reason_are_folded_and_none_is_left_out()
    {
        var page = Page.Of([.. Enumerable.Range(1, 30).Select(number => Sample.Run($"run-{number}", RunState.Failed, message: "x"))]);
        var entry = page.Find("ul", "failures").Single().Elements("li").Single();
        Assert.Equal(30, entry.Descendants("a").Count());
        Assert.Equal("22 more", Page.Text(entry.Descendants("summary").Single()));
    }

    [Fact]
    public void Many_reasons_are_folded_and_none_is_left_out()
    {
        var page = Page.Of([.. Enumerable.Range(1, 40).Select(number => Sample.Run($"run-{number}", RunState.Failed, message: $"reason {number}"))]);
        Assert.Equal(40, page.Find("ul", "failures").Sum(list => list.Elements("li").Count()));
        Assert.Equal("28 more reasons", Page.Text(page.Section("failures").Element("details")!.Element("summary")!));
        Assert.Equal("Ended without success (40)", Page.Text(page.ById("failures")));
    }

    private static string[] Failures(params WorkflowRun[] runs) =>
        [.. Page.Of(runs).Find("ul", "failures").Single().Elements("li").Select(entry => string.Join(' ', entry.Elements().Select(Page.Text)))];
}
