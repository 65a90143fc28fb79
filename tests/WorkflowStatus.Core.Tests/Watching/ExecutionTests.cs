using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Watching;

namespace WorkflowStatus.Core.Tests.Watching;

/// <summary>When a start that a service tells is another execution, and when only another way to tell the same instant.</summary>
public sealed class ExecutionTests
{
    private static readonly DateTime Zero = FakeTimeProvider.Start.UtcDateTime;

    private readonly ChangeDetector _detector = new();

    [Theory]
    [InlineData(6.0, 6.123, 6.0, 6.123, 6.999)]
    [InlineData(6.0, 6.02, 5.98, 6.01, 5.99)]
    [InlineData(6.0, 2.0, 6.0, 2.0, 6.0)]
    [InlineData(6.0, 5.2, 6.0, 5.2, 6.5)]
    public void A_start_that_jitters_or_moves_backward_changes_nothing(params double[] starts)
    {
        Look(RunState.Running, starts[0]);

        Assert.All(starts, start => Assert.Empty(Look(RunState.Running, start)));
    }

    [Theory]
    [InlineData(6, 9.0, 6.123)]
    [InlineData(6, 9.0, 5.98)]
    [InlineData(6, 6.0, 6.123)]
    [InlineData(6.12, 6.123, 6.14)]
    [InlineData(6, null, 6.123)]
    [InlineData(6, null, 2.0)]
    [InlineData(6, 9.0, 8.9)]
    public void A_step_that_has_ended_does_not_end_again_when_its_start_jitters(double start, double? end, double other)
    {
        Look(RunState.Succeeded, start, end);

        Assert.All([other, start, other, start], told => Assert.Empty(Look(RunState.Succeeded, told, end)));
    }

    [Fact]
    public void The_noise_of_both_times_of_a_step_that_took_no_time_changes_nothing()
    {
        Look(RunState.Succeeded, 6, 6);

        Assert.Empty(Look(RunState.Succeeded, 6.4, 6.4));
        Assert.Empty(Look(RunState.Succeeded, 5.98, 5.98));
        Assert.Empty(Look(RunState.Succeeded, 6.9, 6.9));
    }

    [Fact]
    public void A_run_whose_start_jitters_changes_nothing()
    {
        Compare(new WorkflowRun { Id = "run-1", State = RunState.Running, StartedAt = At(6) });

        Assert.Empty(Compare(new WorkflowRun { Id = "run-1", State = RunState.Running, StartedAt = At(6.123) }));
        Assert.Empty(Compare(new WorkflowRun { Id = "run-1", State = RunState.Running, StartedAt = At(6), UpdatedAt = At(20) }));
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Waiting)]
    [InlineData(RunState.Suspended)]
    [InlineData(RunState.Unknown)]
    public void An_end_with_a_start_that_jitters_is_one_change(RunState before)
    {
        Look(before, 1);

        Assert.Equal([$"{before} -> Succeeded"], Look(RunState.Succeeded, 1.02, 9));
    }

    [Fact]
    public void Another_word_for_the_same_end_is_one_change_when_the_start_jitters_or_becomes_known()
    {
        Look(RunState.Succeeded, 1, 9, "good");

        Assert.Equal(["Succeeded -> Succeeded"], Look(RunState.Succeeded, 1.02, 9, "better"));
        Look(RunState.Failed);
        Assert.Equal(["Failed -> Failed"], Look(RunState.Failed, 11, 12, "bad"));
    }

    [Fact]
    public void A_start_that_becomes_known_late_or_is_not_told_for_once_changes_nothing()
    {
        Look(RunState.Running);

        Assert.Empty(Look(RunState.Running, 6));
        Assert.Empty(Look(RunState.Running));
        Assert.Empty(Look(RunState.Running, 6.5));
        Assert.Empty(Look(RunState.Running, 6.1));
        Assert.Equal(["Running -> Running"], Look(RunState.Running, 7.2));
    }

    [Fact]
    public void A_start_that_goes_unknown_does_not_hide_another_execution()
    {
        Look(RunState.Running, 6);
        Look(RunState.Running);

        Assert.Equal(["Running -> Running"], Look(RunState.Running, 9));
    }

    [Fact]
    public void A_restart_shows_when_the_start_moves_forward_by_more_than_a_second()
    {
        Look(RunState.Running, 6);

        Assert.Empty(Look(RunState.Running, 7));
        Assert.Equal(["Running -> Running"], Look(RunState.Running, 7.01));
        Assert.Empty(Look(RunState.Running, 8));
        Assert.Equal(["Running -> Running", "Running -> Succeeded"], Look(RunState.Succeeded, 9, 10));
    }

    [Fact]
    public void An_attempt_that_begins_in_the_second_in_which_the_one_before_ended_shows()
    {
        Look(RunState.Failed, 1, 2);

        Assert.Equal(["Failed -> Running", "Running -> Failed"], Look(RunState.Failed, 2, 3));
        Assert.Equal(["Failed -> Running", "Running -> Failed"], Look(RunState.Failed, 4, 4));
        Assert.Equal(["Failed -> Running", "Running -> Succeeded"], Look(RunState.Succeeded, 4.3, 4.5));
    }

    [Fact]
    public void An_attempt_does_not_begin_before_the_end_of_the_one_before()
    {
        Look(RunState.Failed, 1, 9);

        Assert.Empty(Look(RunState.Failed, 5, 9));
        Assert.Equal(["Failed -> Succeeded"], Look(RunState.Succeeded, 5, 12));
    }

    [Fact]
    public void An_end_that_jitters_changes_nothing_and_does_not_hide_the_next_attempt()
    {
        Look(RunState.Failed, 1, 5);

        Assert.Empty(Look(RunState.Failed, 1.02, 4.98));
        Assert.Empty(Look(RunState.Failed, 0.98));
        Assert.Empty(Look(RunState.Failed, 1, 5.9));
        Assert.Equal(["Failed -> Running", "Running -> Failed"], Look(RunState.Failed, 5.5, 7));
    }

    [Fact]
    public void The_end_of_an_earlier_attempt_says_nothing_of_the_one_at_work()
    {
        Look(RunState.Failed, 1, 5);

        Assert.Equal(["Failed -> Running"], Look(RunState.Running, 6, 5));
        Assert.Empty(Look(RunState.Running, 6.123, 5));
        Assert.Equal(["Running -> Running"], Look(RunState.Running, 9, 5));
    }

    [Fact]
    public void An_attempt_after_a_queue_shows_however_soon_it_came()
    {
        Look(RunState.Failed, 1, 1.5);

        Assert.Equal(["Failed -> Queued"], Look(RunState.Queued));
        Assert.Equal(["Queued -> Running", "Running -> Succeeded"], Look(RunState.Succeeded, 1.6, 1.9));
    }

    [Fact]
    public void The_start_that_was_planned_in_a_queue_is_not_the_start_of_the_execution()
    {
        Look(RunState.Queued, 0);

        Assert.Equal(["Queued -> Running"], Look(RunState.Running, 1));
        Assert.Empty(Look(RunState.Running, 1.05));
    }

    private static DateTime? At(double? second) => second is { } seconds ? Zero.AddSeconds(seconds) : null;

    /// <summary>The changes of the one step of a run at work.</summary>
    private List<string> Look(RunState state, double? start = null, double? end = null, string? status = null)
    {
        var step = new RunStep { Name = "a", State = state, Status = status ?? state.ToString(), StartedAt = At(start), CompletedAt = At(end) };
        var run = new WorkflowRun { Id = "run-1", State = RunState.Running, Steps = new RunStepList([step]), RetrievedAt = Zero.AddSeconds(30) };
        return [.. Compare(run).Where(change => change.Step is not null).Select(change => $"{change.OldState?.ToString() ?? "null"} -> {change.NewState}")];
    }

    private IReadOnlyList<WorkflowChange> Compare(WorkflowRun run) =>
        _detector.Compare(new ReadResult(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), [run], null));
}
