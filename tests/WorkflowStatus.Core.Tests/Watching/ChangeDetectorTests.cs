using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Watching;

namespace WorkflowStatus.Core.Tests.Watching;

public sealed class ChangeDetectorTests
{
    private static readonly DateTime Zero = FakeTimeProvider.Start.UtcDateTime;

    private readonly ChangeDetector _detector = new();

    [Fact]
    public void The_first_sight_is_a_change_from_null_of_the_run_and_each_step()
    {
        var changes = Look(Run(RunState.Running, Step("a", RunState.Succeeded, 1, 2), Step("b", RunState.Running, 2), Step("c", RunState.Queued)));

        Assert.Equal(["run: null -> Running", "a: null -> Succeeded", "b: null -> Running", "c: null -> Queued"], changes);
    }

    [Fact]
    public void A_run_that_has_ended_at_first_sight_ends_after_its_steps()
    {
        Assert.Equal(["a: null -> Succeeded", "run: null -> Succeeded"], Look(Run(RunState.Succeeded, Step("a", RunState.Succeeded, 1, 2))));
    }

    [Fact]
    public void Nothing_is_repeated()
    {
        var run = Run(RunState.Running, Step("a", RunState.Succeeded, 1, 2), Step("b", RunState.Running, 2));
        Look(run);

        Assert.Empty(Look(run));
        Assert.Empty(Look(Run(RunState.Running, Step("a", RunState.Succeeded, 1, 2), Step("b", RunState.Running, 2))));
        Assert.Empty(Look(Run(RunState.Running, Step("b", RunState.Running, 2), Step("a", RunState.Succeeded, 1, 2))));
    }

    [Fact]
    public void A_change_tells_the_state_before_and_after_and_when()
    {
        Look(Run(RunState.Running, Step("a", RunState.Running, 1)));

        var change = Assert.Single(Compare(Run(RunState.Running, Step("a", RunState.Failed, 1, 9))));

        Assert.Equal((RunState.Running, RunState.Failed, Zero.AddSeconds(9), "a"), (change.OldState!.Value, change.NewState, change.Timestamp, change.Step));
        Assert.Equal("run-1", change.Id);
    }

    [Fact]
    public void Changes_come_in_the_order_in_which_they_happened()
    {
        Look(Run(RunState.Running, Step("a", RunState.Running, 1), Step("b", RunState.Queued), Step("c", RunState.Queued)));

        var changes = Look(Run(RunState.Succeeded, 0, 20, Step("a", RunState.Succeeded, 1, 12), Step("b", RunState.Succeeded, 5, 8), Step("c", RunState.Succeeded, 13, 19)));

        Assert.Equal(
            ["b: Queued -> Running", "b: Running -> Succeeded", "a: Running -> Succeeded", "c: Queued -> Running", "c: Running -> Succeeded", "run: Running -> Succeeded"], changes);
    }

    [Fact]
    public void The_changes_of_one_step_stay_in_order_when_the_services_clock_does_not()
    {
        Look(Run(RunState.Running, Step("a", RunState.Queued)));

        Assert.Equal(["a: Queued -> Running", "a: Running -> Succeeded"], Look(Run(RunState.Running, Step("a", RunState.Succeeded, 10, 3))));
    }

    [Fact]
    public void A_step_that_came_and_went_between_two_looks_shows_by_its_timestamps()
    {
        Look(Run(RunState.Running));

        var changes = Compare(Run(RunState.Running, Step("new", RunState.Failed, 4, 6)));

        Assert.Equal(["new: null -> Running", "new: Running -> Failed"], changes.Select(Text));
        Assert.Equal([Zero.AddSeconds(4), Zero.AddSeconds(6)], changes.Select(change => change.Timestamp));
    }

    [Fact]
    public void A_run_that_came_and_went_between_two_looks_shows_by_its_timestamps()
    {
        Look(Run(RunState.Queued));

        Assert.Equal(["run: Queued -> Running", "run: Running -> Succeeded"], Look(Run(RunState.Succeeded, 3, 5)));
    }

    [Fact]
    public void Without_a_start_nothing_is_invented()
    {
        Look(Run(RunState.Queued, Step("a", RunState.Queued)));

        Assert.Equal(["a: Queued -> Succeeded", "run: Queued -> Succeeded"], Look(Run(RunState.Succeeded, Step("a", RunState.Succeeded))));
    }

    [Fact]
    public void A_step_that_is_tried_again_shows_each_time()
    {
        Look(Run(RunState.Running, Step("a", RunState.Running, 1)));

        Assert.Equal(["a: Running -> Failed"], Look(Run(RunState.Running, Step("a", RunState.Failed, 1, 2))));
        Assert.Equal(["a: Failed -> Running"], Look(Run(RunState.Running, Step("a", RunState.Running, 3))));
        Assert.Equal(["a: Running -> Failed"], Look(Run(RunState.Running, Step("a", RunState.Failed, 3, 4))));
        Assert.Equal(["a: Failed -> Running", "a: Running -> Failed"], Look(Run(RunState.Running, Step("a", RunState.Failed, 5, 6))));
    }

    [Fact]
    public void A_step_that_was_restarted_between_two_looks_shows_by_its_start()
    {
        Look(Run(RunState.Running, Step("a", RunState.Running, 1)));

        Assert.Equal(["a: Running -> Running"], Look(Run(RunState.Running, Step("a", RunState.Running, 5))));
        Assert.Equal(["a: Running -> Running", "a: Running -> Succeeded"], Look(Run(RunState.Running, Step("a", RunState.Succeeded, 8, 9))));
    }

    [Fact]
    public void Steps_of_one_name_are_told_apart_by_their_order()
    {
        Look(Run(RunState.Running, Step("a", RunState.Succeeded, 1, 2), Step("a", RunState.Running, 3)));

        Assert.Equal(["a: Running -> Failed"], Look(Run(RunState.Running, Step("a", RunState.Succeeded, 1, 2), Step("a", RunState.Failed, 3, 4))));
    }

    [Fact]
    public void An_unknown_word_is_a_change_when_it_is_another_word()
    {
        Look(Run(RunState.Unknown, status: "pondering"));

        Assert.Empty(Look(Run(RunState.Unknown, status: "PONDERING")));
        var change = Assert.Single(Compare(Run(RunState.Unknown, status: "wondering")));
        Assert.Equal((RunState.Unknown, RunState.Unknown, "wondering"), (change.OldState!.Value, change.NewState, change.Status));
    }

    [Fact]
    public void Several_runs_of_one_id_are_watched_each_for_itself_in_whatever_order_they_come()
    {
        Look(Run(RunState.Running, name: "clip"), Run(RunState.Running, name: "story"));

        Assert.Empty(Look(Run(RunState.Running, name: "story"), Run(RunState.Running, name: "clip")));
        var change = Assert.Single(Compare(Run(RunState.Succeeded, name: "story"), Run(RunState.Running, name: "clip")));
        Assert.Equal(("story", RunState.Running, RunState.Succeeded), (change.Name, change.OldState!.Value, change.NewState));
        Assert.Equal(["run: null -> Queued"], Look(Run(RunState.Succeeded, name: "story"), Run(RunState.Running, name: "clip"), Run(RunState.Queued, name: "clip")));
    }

    [Fact]
    public void A_run_that_continues_under_a_new_run_id_is_seen_for_the_first_time()
    {
        Look(Run(RunState.Running, runId: "first"));

        Assert.Equal(["run: null -> Running"], Look(Run(RunState.Running, runId: "second")));
    }

    [Fact]
    public void A_look_that_failed_changes_nothing()
    {
        Look(Run(RunState.Running));

        Assert.Empty(Look());
        Assert.Equal(["run: Running -> Succeeded"], Look(Run(RunState.Succeeded)));
    }

    private static string Text(WorkflowChange change) => $"{change.Step ?? "run"}: {change.OldState?.ToString() ?? "null"} -> {change.NewState}";

    private static DateTime? At(double? second) => second is { } seconds ? Zero.AddSeconds(seconds) : null;

    private static RunStep Step(string name, RunState state, double? start = null, double? end = null) =>
        new() { Name = name, State = state, Status = state.ToString(), StartedAt = At(start), CompletedAt = At(end) };

    private static WorkflowRun Run(RunState state, params RunStep[] steps) => Run(state, null, null, steps);

    private static WorkflowRun Run(RunState state, double? start, double? end, params RunStep[] steps) =>
        new() { Id = "run-1", State = state, Status = state.ToString(), StartedAt = At(start), CompletedAt = At(end), Steps = new RunStepList(steps), RetrievedAt = Zero.AddSeconds(30) };

    private static WorkflowRun Run(RunState state, string? status = null, string? name = null, string? runId = null) =>
        new() { Id = "run-1", State = state, Status = status ?? state.ToString(), Name = name, RunId = runId, RetrievedAt = Zero };

    private List<string> Look(params WorkflowRun[] runs) => [.. Compare(runs).Select(Text)];

    private IReadOnlyList<WorkflowChange> Compare(params WorkflowRun[] runs) =>
        _detector.Compare(new ReadResult(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), runs, null));
}
