using System;
using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class FinalErrorTests
{
    [Theory]
    [InlineData(400, WorkflowErrorId.RequestRejected)]
    [InlineData(403, WorkflowErrorId.Forbidden)]
    [InlineData(409, WorkflowErrorId.RequestRejected)]
    [InlineData(422, WorkflowErrorId.RequestRejected)]
    [InlineData(302, WorkflowErrorId.RequestRejected)]
    public void A_refusal_of_the_request_ends_that_run_at_once_and_the_others_go_on(int status, WorkflowErrorId error)
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => Answers.Status(status));
        stage.Answer("run-2", StageAnswers.DoneAt(20));

        stage.Wait("run-1", "run-2");

        Assert.Equal(error, stage.Log.Error("run-1").ErrorId);
        Assert.Equal(TimeSpan.Zero, Assert.Single(stage.Log.Errors).At);
        Assert.Equal([0], stage.Times("run-1"));
        Assert.Equal(RunState.Succeeded, stage.Log.End("run-2").Run!.State);
        Assert.Single(stage.Log.Of("Closed", "run-1"));
    }

    [Fact]
    public void After_a_401_nothing_more_is_asked_with_that_credential_and_its_runs_have_the_same_error()
    {
        using var stage = new WaitStage { Options = new() { ThrottleLimit = 1, Read = TestRead.Patient } };
        stage.Default = _ => System.Threading.Tasks.Task.FromResult(Answers.Status(401));

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal(["run-1"], stage.Requests.Select(request => request.Id));
        Assert.Equal(["run-1", "run-2", "run-3"], stage.Log.Errors.Select(told => told.Id));
        Assert.All(stage.Log.Errors, told => Assert.Equal(WorkflowErrorId.Unauthorized, told.Error!.ErrorId));
        Assert.All(stage.Log.Errors, told => Assert.Equal(401, told.Error!.StatusCode));
        Assert.Equal(3, stage.Log.Of("Closed").Count());
    }

    [Fact]
    public void A_401_in_the_midst_of_a_wait_closes_the_other_runs_at_once_with_what_was_seen_of_them()
    {
        using var stage = new WaitStage { Options = new() { PollInterval = TimeSpan.FromSeconds(10), Read = TestRead.Patient } };
        stage.Answer("run-1", StageAnswers.Running, () => Answers.Status(401));
        stage.Answer("run-2", StageAnswers.Running);
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        stage.At(5, () =>
        {
            waiter.Add(stage.Run("run-2"));
            waiter.CompleteAdding();
        });

        stage.Play(waiter);

        Assert.Equal([5], stage.Times("run-2"));
        Assert.Equal(RunState.Running, stage.Log.End("run-2").Run!.State);
        Assert.Equal(WorkflowErrorId.Unauthorized, stage.Log.Error("run-2").ErrorId);
        Assert.InRange(stage.Elapsed.TotalSeconds, 10, 10.1);
    }

    [Fact]
    public void A_401_is_about_its_own_credential_alone()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => Answers.Status(401));
        stage.Answer("run-2", StageAnswers.DoneAt(10));
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        waiter.Add(stage.Run("run-2", stage.OtherAccount("another-key")));
        waiter.CompleteAdding();

        stage.Play(waiter);

        Assert.Equal(RunState.Succeeded, stage.Log.End("run-2").Run!.State);
        Assert.Single(stage.Log.Errors);
    }

    [Fact]
    public void A_run_whose_answer_was_under_way_when_its_credential_was_refused_is_not_asked_again()
    {
        using var stage = new WaitStage();
        var late = new System.Threading.Tasks.TaskCompletionSource<System.Net.Http.HttpResponseMessage>();
        stage.AnswerLater("run-1", _ => late.Task);
        stage.Answer("run-2", () => Answers.Status(401));
        stage.At(3, () => late.SetResult(StageAnswers.Running()));

        stage.Wait("run-1", "run-2");

        Assert.Equal(2, stage.Requests.Count);
        Assert.Equal(RunState.Running, stage.Log.End("run-1").Run!.State);
        Assert.Equal(WorkflowErrorId.Unauthorized, stage.Log.Error("run-1").ErrorId);
    }
}
