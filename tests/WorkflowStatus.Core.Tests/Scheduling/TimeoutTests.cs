using System;
using System.Linq;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class TimeoutTests
{
    [Fact]
    public void A_timeout_of_zero_checks_once()
    {
        using var stage = Stage(0);
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", StageAnswers.Done);
        stage.Answer("run-3", () => Answers.Status(404));

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(3, stage.Requests.Count);
        Assert.Equal(TimeSpan.Zero, stage.Elapsed);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error("run-1").ErrorId);
        Assert.Equal(RunState.Running, stage.Log.End("run-1").Run!.State);
        Assert.Equal(RunState.Succeeded, stage.Log.End("run-2").Run!.State);
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error("run-3").ErrorId);
    }

    [Fact]
    public void A_timeout_of_zero_checks_each_run_of_a_large_set_though_that_takes_longer_than_a_last_round()
    {
        using var stage = Stage(0);
        stage.Options = stage.Options with { ThrottleLimit = 1 };
        stage.Default = async request =>
        {
            await System.Threading.Tasks.Task.Delay(TimeSpan.FromSeconds(1), stage.Time);
            return StageAnswers.Done();
        };

        stage.Wait([.. Enumerable.Range(1, 30).Select(number => $"run-{number}")]);

        Assert.Equal(30, stage.Log.Ended.Count());
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void Without_a_timeout_a_wait_goes_on_for_as_long_as_it_takes()
    {
        using var stage = Stage(null);
        var month = TimeSpan.FromDays(31).TotalSeconds;
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromHours(6) };
        stage.Answer("run-1", StageAnswers.DoneAt(month));

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.True(stage.Elapsed.TotalSeconds >= month);
    }

    [Fact]
    public void A_timeout_longer_than_any_timer_is_no_problem()
    {
        using var stage = Stage(TimeSpan.FromDays(3650).TotalSeconds);
        var waiter = stage.Waiter();
        stage.At(TimeSpan.FromDays(60).TotalSeconds, () =>
        {
            waiter.Add(stage.Run("run-1"));
            waiter.CompleteAdding();
        });

        stage.Play(waiter);

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
    }

    [Fact]
    public void A_run_added_after_the_deadline_is_looked_at_once()
    {
        using var stage = Stage(10);
        stage.Default = _ => System.Threading.Tasks.Task.FromResult(StageAnswers.Running());
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        stage.At(15, () =>
        {
            waiter.Add(stage.Run("run-2"));
            waiter.CompleteAdding();
        });

        stage.Play(waiter);

        Assert.Equal([15], stage.Times("run-2"));
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error("run-2").ErrorId);
    }

    private static WaitStage Stage(double? timeout) => new()
    {
        Options = new WaitOptions { Timeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Read = TestRead.Patient },
    };
}
