using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Watching;

namespace WorkflowStatus.Core.Tests.Watching;

/// <summary>When a run under another name is the same run.</summary>
public sealed class RenamedRunTests
{
    private static readonly DateTime Zero = FakeTimeProvider.Start.UtcDateTime;

    private readonly ChangeDetector _detector = new();

    [Theory]
    [InlineData(null)]
    [InlineData("own")]
    public void The_only_run_of_an_id_is_the_same_under_another_name(string? runId)
    {
        Look(Run("quick-otter", RunState.Queued, runId));

        Assert.Equal(["etl-2026-11-01: Queued -> Running"], Look(Run("etl-2026-11-01", RunState.Running, runId)));
        Assert.Empty(Look());
        Assert.Equal(["quick-otter: Running -> Succeeded"], Look(Run("quick-otter", RunState.Succeeded, runId)));
    }

    [Fact]
    public void The_steps_of_a_run_that_is_renamed_are_not_told_again()
    {
        Look(Run("quick-otter", RunState.Running, null, Step("a", RunState.Running)));

        Assert.Empty(Look(Run("etl", RunState.Running, null, Step("a", RunState.Running))));
        Assert.Equal(["a: Running -> Succeeded"], Look(Run("etl", RunState.Running, null, Step("a", RunState.Succeeded))));
    }

    [Fact]
    public void Another_name_with_another_run_id_is_seen_for_the_first_time()
    {
        Look(Run("one", RunState.Running, "first"));

        Assert.Equal(["two: null -> Running"], Look(Run("two", RunState.Running, "second")));
        Assert.Equal(["one: Running -> Succeeded"], Look(Run("one", RunState.Succeeded, "first")));
    }

    [Fact]
    public void A_renamed_run_that_gets_company_keeps_its_state()
    {
        Look(Run("old", RunState.Queued));
        Look(Run("new", RunState.Running));

        Assert.Equal(["old: null -> Succeeded", "new: Running -> Failed"], Look(Run("old", RunState.Succeeded), Run("new", RunState.Failed)));
        Assert.Empty(Look(Run("new", RunState.Failed), Run("old", RunState.Succeeded)));
    }

    [Fact]
    public void Names_tell_runs_apart_once_an_id_had_several()
    {
        Look(Run("clip", RunState.Running), Run("story", RunState.Running));

        Assert.Empty(Look(Run("clip", RunState.Running)));
        Assert.Equal(["other: null -> Queued"], Look(Run("other", RunState.Queued)));
        Assert.Equal(["story: Running -> Succeeded"], Look(Run("story", RunState.Succeeded)));
    }

    private static RunStep Step(string name, RunState state) => new() { Name = name, State = state, Status = state.ToString() };

    private static WorkflowRun Run(string name, RunState state, string? runId = null, params RunStep[] steps) =>
        new() { Id = "run-1", Name = name, RunId = runId, State = state, Status = state.ToString(), Steps = new RunStepList(steps), RetrievedAt = Zero };

    private List<string> Look(params WorkflowRun[] runs) =>
        [.. _detector.Compare(new ReadResult(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), runs, null))
            .Select(change => $"{change.Step ?? change.Name}: {change.OldState?.ToString() ?? "null"} -> {change.NewState}")];
}
