using System;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Watching;

namespace WorkflowStatus.Core.Tests.Watching;

/// <summary>Which time a change bears, of a run as of a step: one of the service that the look before did not know, else that of the look.</summary>
public sealed class ChangeTimeTests
{
    private const double Seen = 60;

    private static readonly DateTime Zero = FakeTimeProvider.Start.UtcDateTime;

    private readonly ChangeDetector _detector = new();

    [Theory]
    [InlineData(10.0, 40.0, 40.0)]
    [InlineData(null, 40.0, 40.0)]
    [InlineData(40.0, 40.0, Seen)]
    [InlineData(40.0, 30.0, Seen)]
    [InlineData(10.0, null, Seen)]
    [InlineData(null, null, Seen)]
    [InlineData(null, 0.0, Seen)]
    public void Another_word_for_the_same_state_bears_the_time_of_the_last_change_where_that_is_new(double? known, double? updated, double expected)
    {
        Look(RunState.Running, start: 0, updated: known, status: "run");

        AssertTimes([expected], Look(RunState.Running, start: 0, updated: updated, status: "failing"));
    }

    [Fact]
    public void A_last_change_that_was_known_at_any_look_is_not_new()
    {
        Look(RunState.Running, start: 0, updated: 40, status: "run");
        Look(RunState.Running, start: 0, status: "run");
        Look(RunState.Running, start: 0, updated: 30, status: "run");

        AssertTimes([Seen], Look(RunState.Running, start: 0, updated: 40, status: "failing"));
    }

    [Theory]
    [InlineData(RunState.Waiting)]
    [InlineData(RunState.Suspended)]
    [InlineData(RunState.Queued)]
    [InlineData(RunState.Failed)]
    public void Work_that_goes_on_does_not_begin_at_the_start_that_was_known(RunState before)
    {
        Look(before, start: 5, updated: 10);
        AssertTimes([40], Look(RunState.Running, start: 5, updated: 40));

        Look(before, start: 5, updated: 50);
        AssertTimes([Seen], Look(RunState.Running, start: 5, updated: 50));
    }

    [Theory]
    [InlineData(RunState.Queued, null, 7.0)]
    [InlineData(RunState.Queued, 6.5, 7.0)]
    [InlineData(RunState.Waiting, null, 7.0)]
    [InlineData(RunState.Running, 5.0, 7.0)]
    [InlineData(RunState.Failed, 5.0, 7.0)]
    public void A_start_that_is_new_is_the_time_of_the_change(RunState before, double? known, double start)
    {
        Look(before, start: known, updated: 5);

        AssertTimes([start], Look(RunState.Running, start: start, updated: 40));
    }

    [Fact]
    public void Another_word_for_the_same_end_bears_the_time_of_the_last_change()
    {
        Look(RunState.Failed, start: 0, end: 20, updated: 20, status: "bad");
        AssertTimes([40], Look(RunState.Failed, start: 0, end: 20, updated: 40, status: "worse"));
        AssertTimes([Seen], Look(RunState.Failed, start: 0, end: 20.1, updated: 40, status: "worst"));
    }

    [Fact]
    public void An_end_is_the_time_of_the_change_also_after_another_end()
    {
        Look(RunState.Running, start: 0, updated: 30);
        AssertTimes([35], Look(RunState.Failed, start: 0, end: 35, updated: 40));
        AssertTimes([45], Look(RunState.Canceled, start: 0, end: 45, updated: 50));
    }

    [Theory]
    [InlineData(20.0, 19.9, null, Seen)]
    [InlineData(20.0, 20.4, null, Seen)]
    [InlineData(20.0, 10.0, null, Seen)]
    [InlineData(20.0, 19.9, 30.0, 30.0)]
    [InlineData(20.0, 21.25, 30.0, 21.25)]
    public void Another_end_that_is_as_good_as_the_known_one_or_earlier_is_not_new(double known, double end, double? updated, double expected)
    {
        Look(RunState.Terminated, start: 0, end: known);

        AssertTimes([expected], Look(RunState.Failed, start: 0, end: end, updated: updated));
    }

    [Theory]
    [InlineData(RunState.Unknown, 5.5, null, Seen)]
    [InlineData(RunState.Unknown, 4.9, null, Seen)]
    [InlineData(RunState.Unknown, 5.5, 40.0, 40.0)]
    [InlineData(RunState.Unknown, 6.25, 40.0, 6.25)]
    [InlineData(RunState.Failed, 5.5, 40.0, 40.0)]
    [InlineData(RunState.Queued, 5.5, 40.0, 5.5)]
    public void A_start_that_is_as_good_as_the_known_one_is_not_new_unless_that_was_a_plan(RunState before, double start, double? updated, double expected)
    {
        Look(before, start: 5);

        AssertTimes([expected], Look(RunState.Running, start: start, updated: updated));
    }

    [Theory]
    [InlineData(RunState.Running, RunState.Failed, 0.0, 5.0, null, Seen)]
    [InlineData(RunState.Running, RunState.Failed, 0.0, 5.0, 40.0, 40.0)]
    [InlineData(RunState.Running, RunState.Failed, 0.0, 30.0, 40.0, 30.0)]
    [InlineData(RunState.Queued, RunState.Running, 29.0, null, 40.0, 40.0)]
    [InlineData(RunState.Running, RunState.Running, 29.0, null, null, Seen)]
    public void No_time_is_before_the_last_change_that_was_known(RunState before, RunState state, double start, double? end, double? updated, double expected)
    {
        Look(before, start: 0, updated: 30);

        AssertTimes([expected], Look(state, start: start, end: end, updated: updated));
    }

    [Fact]
    public void At_first_sight_a_state_bears_its_own_time()
    {
        AssertTimes([3], Look(RunState.Running, start: 3, updated: 40));
    }

    private static void AssertTimes(double[] expected, double[][] times) => Assert.All(times, found => Assert.Equal(expected, found));

    private static DateTime? At(double? second) => second is { } seconds ? Zero.AddSeconds(seconds) : null;

    /// <summary>The times of the changes of a run and of its step, which say the same.</summary>
    private double[][] Look(RunState state, double? start = null, double? end = null, double? updated = null, string? status = null)
    {
        var word = status ?? state.ToString();
        var step = new RunStep { Name = "a", State = state, Status = word, StartedAt = At(start), CompletedAt = At(end), UpdatedAt = At(updated) };
        var run = new WorkflowRun { Id = "run-1", State = state, Status = word, StartedAt = At(start), CompletedAt = At(end), UpdatedAt = At(updated), Steps = new RunStepList([step]), RetrievedAt = Zero.AddSeconds(Seen) };
        var changes = _detector.Compare(new ReadResult(new RunReference(Providers.Account(TestDefinition.With()), "run-1"), [run], null));
        return [.. new[] { null, "a" }.Select(name => changes.Where(change => change.Step == name).Select(change => (change.Timestamp - Zero).TotalSeconds).ToArray())];
    }
}
