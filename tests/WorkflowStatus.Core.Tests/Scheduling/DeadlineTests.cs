using System;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class DeadlineTests
{
    [Fact]
    public void The_deadline_makes_one_last_poll_and_emits_every_last_snapshot_with_an_error()
    {
        using var stage = Stage(100);
        stage.Default = _ => System.Threading.Tasks.Task.FromResult(StageAnswers.Running());

        stage.Wait("run-1", "run-2", "run-3");

        foreach (var id in new[] { "run-1", "run-2", "run-3" })
        {
            Assert.Equal(100, stage.Times(id)[^1], 0.1);
            Assert.Equal(RunState.Running, stage.Log.End(id).Run!.State);
            Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error(id).ErrorId);
            Assert.Equal(stage.Log.End(id).Run, stage.Log.Error(id).LastRun);
            Assert.Single(stage.Log.Of("Closed", id));
        }

        Assert.Contains("has not ended within 100 s: last seen Running", stage.Log.Error().Message, StringComparison.Ordinal);
        Assert.Equal(100, stage.Elapsed.TotalSeconds, 0.1);
    }

    [Fact]
    public void The_last_poll_may_still_see_the_end()
    {
        using var stage = Stage(100);
        stage.Answer("run-1", StageAnswers.DoneAt(99.9));

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void When_the_last_poll_fails_the_snapshot_before_it_is_emitted_and_the_error_tells_both()
    {
        using var stage = Stage(100);
        stage.Answer("run-1", request => request.At.TotalSeconds < 99 ? StageAnswers.Running() : Answers.Status(503));

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Contains("last seen Running", stage.Log.Error().Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 503", stage.Log.Error().Message, StringComparison.Ordinal);
        Assert.DoesNotContain("The wait goes on", string.Concat(stage.Log.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_service_cannot_keep_a_wait_more_than_ten_seconds_after_the_deadline()
    {
        using var stage = Stage(60);
        stage.Options = stage.Options with { ThrottleLimit = 4 };
        stage.Default = request => request.At.TotalSeconds < 30 ? System.Threading.Tasks.Task.FromResult(StageAnswers.Running()) : StageAnswers.Silent(request);
        var ids = Enumerable.Range(1, 10).Select(number => $"run-{number}").ToArray();

        stage.Wait(ids);

        Assert.InRange(stage.Elapsed.TotalSeconds, 60, 70.1);
        Assert.Equal(10, stage.Log.Errors.Count(told => told.Error!.ErrorId == WorkflowErrorId.WaitTimeout));
        Assert.Equal(10, stage.Log.Ended.Count());
        Assert.Equal(0, stage.InFlight);
        Assert.All(stage.Requests, request => Assert.True(request.At.TotalSeconds < 70, "no request begins after the end"));
    }

    [Fact]
    public void A_request_under_way_at_the_deadline_counts_as_the_last_look()
    {
        using var stage = Stage(60);
        var late = new System.Threading.Tasks.TaskCompletionSource<System.Net.Http.HttpResponseMessage>();
        stage.AnswerLater("run-1", request => request.Number == 1 ? late.Task : throw new InvalidOperationException("asked twice"));
        stage.At(62, () => late.SetResult(StageAnswers.Done()));

        stage.Wait("run-1");

        Assert.Equal(62, stage.Log.End().Seconds, 0.1);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void Looks_that_hang_at_the_deadline_give_their_slots_to_runs_that_wait_for_one()
    {
        using var stage = Stage(60);
        stage.Options = stage.Options with { ThrottleLimit = 2 };
        stage.AnswerLater("run-1", StageAnswers.Silent);
        stage.AnswerLater("run-2", StageAnswers.Silent);

        stage.Wait("run-1", "run-2", "run-3", "run-4");

        Assert.Equal(["run-3", "run-4"], stage.Log.Ended.Select(told => told.Id));
        Assert.InRange(stage.Elapsed.TotalSeconds, 60, 64);
        Assert.All(stage.Log.Errors, told => Assert.Contains("it was never seen; the last look had no answer.", told.Error!.Message, StringComparison.Ordinal));
        Assert.Equal(2, stage.Log.Errors.Count());
    }

    [Fact]
    public void A_run_that_no_slot_was_free_for_has_an_error_that_says_so()
    {
        using var stage = Stage(60);
        stage.Options = stage.Options with { ThrottleLimit = 1 };
        stage.Default = StageAnswers.Silent;

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Empty(stage.Times("run-3"));
        Assert.Contains("it was not asked for at the deadline, since requests without an answer kept all slots. Allow more requests at once", stage.Log.Error("run-3").Message, StringComparison.Ordinal);
        Assert.Contains("the last look had no answer", stage.Log.Error("run-2").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_the_rate_limit_left_no_request_for_has_an_error_that_says_so()
    {
        using var stage = new WaitStage(TestDefinition.With(("polling", """{ "rateLimit": { "requests": 2, "perSeconds": 60 } }""")));
        stage.Options = new WaitOptions { Timeout = TimeSpan.FromSeconds(5), Read = TestRead.Patient };

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(2, stage.Requests.Count);
        Assert.Contains("it was not asked for at the deadline, since the service's rate limit had no request left for it. Allow more time", stage.Log.Error("run-3").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_never_seen_has_an_error_that_says_so()
    {
        using var stage = Stage(20);
        stage.Answer("run-1", StageAnswers.Reset);

        stage.Wait("run-1");

        Assert.Empty(stage.Log.Ended);
        Assert.Contains("it was never seen", stage.Log.Error().Message, StringComparison.Ordinal);
        Assert.Contains("connection reset", stage.Log.Error().Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_wall_clock_that_jumps_changes_nothing(int direction)
    {
        var times = new[] { 0, direction }.Select(sign =>
        {
            using var stage = Stage(300);
            stage.Answer("run-1", request => Answers.Json($$"""{ "status": "running", "started": "{{FakeTimeProvider.Start.AddSeconds(-5):O}}" }"""));
            foreach (var second in new[] { 20, 50, 120, 200 })
            {
                stage.At(second, () => stage.Clock.Jump(sign * TimeSpan.FromDays(second * 3)));
            }

            stage.Wait("run-1");
            return string.Join(' ', stage.Log.Events.Where(told => told.Kind != "Note").Select(told => told.ToString()));
        }).ToList();

        Assert.Equal(times[0], times[1]);
        Assert.EndsWith("300 Closed run-1", times[1], StringComparison.Ordinal);
    }

    private static WaitStage Stage(double? timeout) => new(TestDefinition.With(("run.startedAt", "\"$.started\"")))
    {
        Options = new WaitOptions { Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Read = TestRead.Patient },
    };
}
