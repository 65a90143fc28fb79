using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Rate;

/// <summary>GloriaMundo's sixty status reads a minute for each key.</summary>
public sealed class SharedBudgetTests
{
    private static readonly ProviderDefinition GloriaMundo = Providers.BuiltIn.Get("GloriaMundo");

    [Fact]
    public void Many_runs_of_one_key_never_exceed_its_limit_and_each_has_its_turn()
    {
        using var stage = Stage(900);
        stage.Default = Running;

        stage.Wait(Ids("run-a", 150));

        AssertWithinLimit(stage);
        Assert.InRange(stage.Requests.Count, 60 * 14, 60 * 16);
        var polls = stage.Requests.GroupBy(request => request.Id).Select(group => group.Count()).ToList();
        Assert.Equal(150, polls.Count);
        Assert.InRange(polls.Max() - polls.Min(), 0, 2);
    }

    [Fact]
    public void Two_waits_share_one_budget_and_the_runs_of_both_have_their_turn()
    {
        using var stage = Stage(900);
        stage.Default = Running;
        var (one, two) = (stage.Waiter(), stage.Waiter());
        Array.ForEach(Ids("run-a", 100), id => one.Add(stage.Run(id)));
        Array.ForEach(Ids("run-b", 50), id => two.Add(stage.Run(id)));
        one.CompleteAdding();
        two.CompleteAdding();

        stage.Play(one, two);

        AssertWithinLimit(stage);
        var polls = stage.Requests.GroupBy(request => request.Id).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(150, polls.Count);
        Assert.InRange(polls.Values.Max() - polls.Values.Min(), 0, 3);
    }

    [Fact]
    public void A_wait_that_has_ended_keeps_no_place_from_another()
    {
        using var stage = Stage(600);
        stage.Default = Running;
        var (one, two) = (stage.Waiter(stage.Options with { Timeout = TimeSpan.FromSeconds(100) }), stage.Waiter());
        Array.ForEach(Ids("run-a", 200), id => one.Add(stage.Run(id)));
        Array.ForEach(Ids("run-b", 60), id => two.Add(stage.Run(id)));
        one.CompleteAdding();
        two.CompleteAdding();

        stage.Play(one, two);

        AssertWithinLimit(stage);
        var minutes = stage.Requests.Where(request => request.At.TotalSeconds is >= 180 and < 600).GroupBy(request => (int)(request.At.TotalSeconds / 60));
        Assert.All(minutes, minute => Assert.InRange(minute.Count(), 55, 60));
    }

    [Fact]
    public void Another_key_has_a_budget_of_its_own()
    {
        using var stage = Stage(300);
        stage.Default = Running;
        var other = stage.OtherAccount("another-key");
        var waiter = stage.Waiter();
        Array.ForEach(Ids("run-a", 100), id => waiter.Add(stage.Run(id)));
        waiter.Add(stage.Run("run-other", other));
        waiter.CompleteAdding();

        stage.Play(waiter);

        Assert.InRange(stage.Times("run-other").Length, 145, 155);
    }

    [Fact]
    public void At_the_deadline_a_budget_that_is_used_up_costs_no_run_its_last_snapshot_and_keeps_nobody_waiting()
    {
        using var stage = Stage(70);
        stage.Default = Running;

        stage.Wait(Ids("run-a", 100));

        AssertWithinLimit(stage);
        Assert.Equal(100, stage.Log.Errors.Count(told => told.Error!.ErrorId == WorkflowErrorId.WaitTimeout));
        Assert.Equal(100, stage.Log.Ended.Count());
        Assert.Equal(70, stage.Elapsed.TotalSeconds, 0.2);
    }

    [Fact]
    public void The_whole_read_of_an_ended_run_and_its_follow_ups_are_within_the_limit_too()
    {
        var definition = TestDefinition.With(
            ("request.query", """{ "logs": "true" }"""), ("request.summaryQuery", """{ "logs": "false" }"""),
            ("steps", """{ "items": "$.steps", "name": "$.name", "status": "$.status" }"""),
            ("stepStates", """{ "running": "Running" }"""),
            ("followUps", """[ { "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.name", "status": "$.status" } } ]"""),
            ("polling", """{ "rateLimit": { "requests": 10, "perSeconds": 10 } }"""));
        using var stage = new WaitStage(definition) { Options = new() { Read = TestRead.Patient } };

        stage.Wait(Ids("run-a", 30));

        Assert.Equal(30, stage.Log.Ended.Count());
        Assert.Equal(90, stage.Requests.Count);
        AssertWithinLimit(stage, 10, 10);
    }

    private static WaitStage Stage(double timeout) => new(GloriaMundo) { Options = new() { Timeout = TimeSpan.FromSeconds(timeout), Read = TestRead.Patient } };

    private static string[] Ids(string name, int count) => [.. Enumerable.Range(1, count).Select(number => $"{name}{number}")];

    private static Task<System.Net.Http.HttpResponseMessage> Running(StageRequest request) => Task.FromResult(StageAnswers.Running());

    private static void AssertWithinLimit(WaitStage stage, int limit = 60, double window = 60)
    {
        var times = stage.Requests.Select(request => request.At).ToList();
        for (var index = limit; index < times.Count; index++)
        {
            Assert.True((times[index] - times[index - limit]).TotalSeconds >= window, $"{limit + 1} requests from {times[index - limit]} to {times[index]}");
        }
    }
}
