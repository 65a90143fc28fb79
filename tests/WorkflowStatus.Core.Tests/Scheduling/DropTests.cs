using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class DropTests
{
    [Fact]
    public void A_run_that_is_dropped_is_asked_for_no_more_and_the_others_go_on()
    {
        using var stage = new WaitStage { Options = new() { Timeout = TimeSpan.FromSeconds(100), Read = TestRead.Patient } };
        stage.Answer("run-1", StageAnswers.Running);
        stage.Answer("run-2", StageAnswers.DoneAt(50));
        stage.Answer("run-3", StageAnswers.Running);
        var waiter = Waiter(stage, "run-1", "run-2", "run-3");
        stage.At(20, () => waiter.Drop(stage.Run("run-1")));

        stage.Play(waiter);

        Assert.All(stage.Times("run-1"), at => Assert.True(at <= 20));
        Assert.All(stage.Log.Events.Where(told => told.Id == "run-1"), told => Assert.Equal("Seen", told.Kind));
        Assert.Equal("run-2", Assert.Single(stage.Log.Ended, told => told.Run!.IsTerminal).Id);
        Assert.Equal("run-3", Assert.Single(stage.Log.Errors).Id);
        Assert.Equal((3, 1, 1, 1), (waiter.Progress.Total, waiter.Progress.Ended, waiter.Progress.TimedOut, waiter.Progress.Dropped));
    }

    [Fact]
    public void The_request_of_a_run_that_is_dropped_ends_and_no_other()
    {
        using var stage = new WaitStage();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        stage.AnswerLater("run-1", StageAnswers.Silent);
        stage.AnswerLater("run-2", _ => answer.Task);
        var waiter = Waiter(stage, "run-1", "run-2");
        var inFlight = 0;
        stage.At(5, () =>
        {
            Assert.Equal(2, stage.InFlight);
            waiter.Drop(stage.Run("run-1"));
            inFlight = stage.InFlight;
        });
        stage.At(7, () => answer.SetResult(StageAnswers.Done()));

        stage.Play(waiter);

        Assert.Equal(1, inFlight);
        Assert.Equal(2, stage.Requests.Count);
        Assert.Equal("run-2", Assert.Single(stage.Log.Ended).Id);
        Assert.DoesNotContain(stage.Log.Events, told => told.Id == "run-1");
        Assert.Equal(7, stage.Elapsed.TotalSeconds, 0.1);
    }

    [Fact]
    public void An_answer_that_comes_all_the_same_is_ignored()
    {
        using var stage = new WaitStage { Options = new() { IsAny = true, Timeout = TimeSpan.FromSeconds(100), Read = TestRead.Patient } };
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        stage.AnswerLater("run-1", _ => answer.Task);
        stage.Answer("run-2", StageAnswers.DoneAt(30));
        var waiter = Waiter(stage, "run-1", "run-2");
        stage.At(5, () => waiter.Drop(stage.Run("run-1")));
        stage.At(6, () => answer.SetResult(StageAnswers.Done()));

        stage.Play(waiter);

        Assert.Equal("run-2", Assert.Single(stage.Log.Ended).Id);
        Assert.DoesNotContain(stage.Log.Events, told => told.Id == "run-1");
    }

    [Fact]
    public void The_wait_ends_with_the_last_run_that_is_dropped()
    {
        using var stage = new WaitStage { Options = new() { Timeout = null, Read = TestRead.Patient } };
        stage.Default = _ => Task.FromResult(StageAnswers.Running());
        var waiter = Waiter(stage, "run-1", "run-2");
        stage.At(20, () => waiter.Drop(stage.Run("run-1")));
        stage.At(30, () => waiter.Drop(stage.Run("run-2")));

        stage.Play(waiter);

        Assert.Equal(30, stage.Elapsed.TotalSeconds, 0.1);
        Assert.Equal((0, 2), (waiter.Progress.Ended, waiter.Progress.Dropped));
    }

    [Fact]
    public void Dropping_a_run_that_has_ended_or_never_came_changes_nothing()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Done);
        stage.Answer("run-2", StageAnswers.DoneAt(20));
        var waiter = Waiter(stage, "run-1", "run-2");
        stage.At(10, () =>
        {
            waiter.Drop(stage.Run("run-1"));
            waiter.Drop(stage.Run("run-9"));
        });

        stage.Play(waiter);

        Assert.Equal((2, 2, 0), (waiter.Progress.Total, waiter.Progress.Ended, waiter.Progress.Dropped));
    }

    private static RunWaiter Waiter(WaitStage stage, params string[] ids)
    {
        var waiter = stage.Waiter();
        Array.ForEach(ids, id => waiter.Add(stage.Run(id)));
        waiter.CompleteAdding();
        return waiter;
    }
}
