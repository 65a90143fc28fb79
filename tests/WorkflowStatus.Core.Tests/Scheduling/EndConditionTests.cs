using System;
using System.Linq;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class EndConditionTests
{
    [Fact]
    public void Until_ends_the_wait_for_a_run_in_that_state()
    {
        using var stage = Stage(options => options with { Until = [RunState.Suspended, RunState.Waiting] });
        stage.Answer("run-1", StageAnswers.Running, () => StageAnswers.State("paused"));

        stage.Wait("run-1");

        Assert.Equal(RunState.Suspended, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void A_terminal_state_ends_the_wait_whatever_is_waited_for()
    {
        using var stage = Stage(options => options with { Until = [RunState.Suspended] });
        stage.Answer("run-1", StageAnswers.Running, StageAnswers.Failed);

        stage.Wait("run-1");

        Assert.Equal(RunState.Failed, stage.Log.End().Run!.State);
    }

    [Fact]
    public void Any_ends_at_the_first_end_and_asks_no_more()
    {
        using var stage = Stage(options => options with { IsAny = true });
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", StageAnswers.DoneAt(20));
        stage.Answer("run-3", StageAnswers.Running);

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal("run-2", Assert.Single(stage.Log.Ended).Id);
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 30);
        Assert.All(stage.Requests, request => Assert.True(request.At <= stage.Log.End("run-2").At));
    }

    [Fact]
    public void Any_does_not_take_an_error_for_an_end()
    {
        using var stage = Stage(options => options with { IsAny = true });
        stage.Answer("run-1", () => Answers.Status(400));
        stage.Answer("run-2", StageAnswers.DoneAt(20));

        stage.Wait("run-1", "run-2");

        Assert.Equal("run-2", Assert.Single(stage.Log.Ended).Id);
        Assert.Single(stage.Log.Errors);
    }

    [Fact]
    public void FailFast_ends_at_the_first_end_without_success_alone()
    {
        using var stage = Stage(options => options with { IsFailFast = true });
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", StageAnswers.DoneAt(5));
        stage.Answer("run-3", request => request.At.TotalSeconds < 20 ? StageAnswers.Running() : StageAnswers.Failed());

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(["run-2", "run-3"], stage.Log.Ended.Select(told => told.Id));
        Assert.InRange(stage.Elapsed.TotalSeconds, 20, 30);
    }

    [Fact]
    public void FailFast_ends_at_a_run_that_cannot_be_read_too()
    {
        using var stage = Stage(options => options with { IsFailFast = true });
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", () => Answers.Status(400));

        stage.Wait("run-1", "run-2");

        Assert.Equal("run-2", Assert.Single(stage.Log.Errors).Id);
        Assert.Empty(stage.Log.Ended);
        Assert.InRange(stage.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void FailFast_gives_every_run_its_last_snapshot_at_the_deadline()
    {
        using var stage = Stage(options => options with { IsFailFast = true, Timeout = TimeSpan.FromSeconds(60) });
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", request => request.At.TotalSeconds < 60 ? StageAnswers.Running() : Answers.Status(400));
        stage.Answer("run-3", StageAnswers.Running);

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(["run-1", "run-2", "run-3"], stage.Log.Ended.Select(told => told.Id).Order());
        Assert.Equal(3, stage.Log.Errors.Count());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void An_end_without_success_is_an_error_where_that_was_asked_for(bool isAsked, int errors)
    {
        using var stage = Stage(options => options with { IsFailureError = isAsked });
        stage.Answer("run-1", StageAnswers.Failed);
        stage.Answer("run-2", StageAnswers.Done);

        stage.Wait("run-1", "run-2");

        Assert.Equal(2, stage.Log.Ended.Count());
        Assert.Equal(errors, stage.Log.Errors.Count());
        Assert.All(stage.Log.Errors, told => Assert.Equal(("run-1", WorkflowErrorId.RunFailed), (told.Id, told.Error!.ErrorId)));
    }

    [Fact]
    public void Nothing_to_wait_for_ends_at_once()
    {
        using var stage = Stage();

        stage.Wait();

        Assert.Empty(stage.Log.Events);
        Assert.Equal(TimeSpan.Zero, stage.Elapsed);
    }

    [Fact]
    public void Progress_counts_what_ended_and_names_the_slowest()
    {
        using var stage = Stage(options => options with { Timeout = TimeSpan.FromSeconds(100) });
        stage.Answer("run-1", StageAnswers.Done);
        stage.Answer("run-2", StageAnswers.Failed);
        stage.Answer("run-3", StageAnswers.Running);
        var waiter = stage.Waiter();
        foreach (var id in new[] { "run-1", "run-2", "run-3" })
        {
            waiter.Add(stage.Run(id));
        }

        waiter.CompleteAdding();
        WaitProgress? seen = null;
        stage.At(50, () => seen = waiter.Progress);

        stage.Play(waiter);

        Assert.Equal((3, 2, 1), (seen!.Total, seen.Ended, seen.Failed));
        Assert.Equal("run-3", Assert.Single(seen.Slowest).Id);
        Assert.InRange(seen.NextCheck!.Value.TotalSeconds, 0, 20);
        Assert.Equal((3, 2, 1), (waiter.Progress.Total, waiter.Progress.Ended, waiter.Progress.Failed));
        Assert.Null(waiter.Progress.NextCheck);
    }

    [Fact]
    public void Progress_counts_neither_a_run_that_timed_out_nor_one_that_cannot_be_read_as_ended()
    {
        using var stage = Stage(options => options with { Timeout = TimeSpan.FromSeconds(100) });
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", StageAnswers.Running, () => Answers.Status(400));
        stage.Answer("run-3", StageAnswers.Failed);
        stage.Answer("run-4", StageAnswers.Done);
        var waiter = stage.Waiter();
        foreach (var id in new[] { "run-1", "run-2", "run-3", "run-4" })
        {
            waiter.Add(stage.Run(id));
        }

        waiter.CompleteAdding();
        stage.Play(waiter);

        var progress = waiter.Progress;
        Assert.Equal((4, 2, 1), (progress.Total, progress.Ended, progress.Failed));
        Assert.Equal((1, 1, 4), (progress.TimedOut, progress.NotRead, progress.Closed));
    }

    private static WaitStage Stage(Func<WaitOptions, WaitOptions>? change = null)
    {
        var options = new WaitOptions { Read = TestRead.Patient };
        return new WaitStage(TestDefinition.With(("states.paused", "\"Suspended\""))) { Options = change?.Invoke(options) ?? options };
    }
}
