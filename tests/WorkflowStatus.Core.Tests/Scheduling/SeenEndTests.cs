using System;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>A summary said that a run has ended, and its whole answer is not to be had: it has ended all the same.</summary>
public sealed class SeenEndTests
{
    private const string SummaryOnly = "its summary is all that could be read";

    [Theory]
    [InlineData("Complete", 404, RunState.Succeeded)]
    [InlineData("Complete", 401, RunState.Succeeded)]
    [InlineData("Complete", 403, RunState.Succeeded)]
    [InlineData("Terminated", 404, RunState.Terminated)]
    [InlineData("Terminated", 401, RunState.Terminated)]
    public void A_run_is_emitted_as_ended_though_the_next_look_is_refused(string word, int status, RunState state)
    {
        using var stage = Stage(options => options with { IsFailureError = true });
        Play(stage, "run-1", word, status);

        stage.Wait("run-1");

        Assert.Equal(state, stage.Log.End().Run!.State);
        Assert.Equal(state == RunState.Terminated ? [WorkflowErrorId.RunFailed] : [], stage.Log.Errors.Select(told => told.Error!.ErrorId));
        Assert.Single(stage.Log.Notes, note => note.Contains(SummaryOnly, StringComparison.Ordinal));
        Assert.Equal(4, stage.Requests.Count);
    }

    [Theory]
    [InlineData(true, "Complete")]
    [InlineData(false, "Terminated")]
    public void Such_an_end_decides_the_wait_as_any_does(bool isAny, string word)
    {
        using var stage = Stage(options => options with { IsAny = isAny, IsFailFast = !isAny });
        Play(stage, "run-1", word, 404);
        stage.Answer("run-2", () => State("Runnable"));

        stage.Wait("run-1", "run-2");

        Assert.Equal("run-1", Assert.Single(stage.Log.Ended).Id);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void A_success_whose_whole_answer_is_refused_is_no_first_failure()
    {
        using var stage = Stage(options => options with { IsFailFast = true, PollInterval = TimeSpan.FromSeconds(10) });
        Play(stage, "run-1", "Complete", 404);
        stage.Answer("run-2", request => State(request.At.TotalSeconds < 60 ? "Runnable" : "Complete"));

        stage.Wait("run-1", "run-2");

        Assert.Equal(["run-1", "run-2"], stage.Log.Ended.Select(told => told.Id));
        Assert.All(stage.Log.Ended, told => Assert.Equal(RunState.Succeeded, told.Run!.State));
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void A_run_has_ended_though_its_credential_is_refused_for_another()
    {
        using var stage = Stage(options => options with { PollInterval = TimeSpan.FromSeconds(10) });
        Play(stage, "run-1", "Complete", 500);
        stage.Answer("run-2", request => request.At.TotalSeconds < 15 ? State("Runnable") : Answers.Status(401));

        stage.Wait("run-2", "run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End("run-1").Run!.State);
        Assert.Equal("run-2", Assert.Single(stage.Log.Errors).Id);
        Assert.Single(stage.Log.Notes, note => note.Contains(SummaryOnly, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_the_looks_after_it_are_counted_too()
    {
        using var stage = Stage();
        Play(stage, "run-1", "Complete", 503);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Equal(5, stage.Requests.Count);
    }

    [Fact]
    public void A_run_that_goes_on_after_all_is_waited_for()
    {
        using var stage = Stage();
        stage.Answer("run-1", () => State("Complete"), () => Answers.Status(503), () => State("Runnable"), () => Answers.Status(404));

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void One_whose_whole_answer_the_deadline_cuts_off_says_so()
    {
        using var stage = Stage(options => options with { Timeout = TimeSpan.FromSeconds(30) });
        stage.AnswerLater("run-1", request => request.Number < 3 ? System.Threading.Tasks.Task.FromResult(State(request.Number == 1 ? "Runnable" : "Complete")) : StageAnswers.Silent(request));
        stage.Options = stage.Options with { PollInterval = TimeSpan.FromSeconds(25), Read = stage.Options.Read with { RequestTimeout = TimeSpan.FromMinutes(5) } };

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.Contains($"The deadline cut its whole answer off. The run has ended; {SummaryOnly}.", Assert.Single(stage.Log.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_of_several_that_the_deadline_finds_decides_the_wait(bool isAny)
    {
        using var stage = Stage(options => options with { Timeout = TimeSpan.FromSeconds(60), PollInterval = TimeSpan.FromSeconds(20), IsAny = isAny, IsFailFast = !isAny });
        Play(stage, "run-1", "Terminated", 500);
        Play(stage, "run-2", "Complete", 500);
        stage.Answer("run-3", request => request.At.TotalSeconds < 20 ? State("Runnable") : Answers.Status(429).With("Retry-After", "300"));

        stage.Wait("run-1", "run-2", "run-3");

        Assert.Equal("run-1", Assert.Single(stage.Log.Ended).Id);
        Assert.Empty(stage.Log.Errors);
        Assert.Equal(60, stage.Elapsed.TotalSeconds, 0.1);
    }

    /// <summary>Runs, has ended, whose whole answer fails, and then a status for ever.</summary>
    private static void Play(WaitStage stage, string id, string word, int status) =>
        stage.Answer(id, () => State("Runnable"), () => State(word), () => Answers.Status(503), () => Answers.Status(status));

    private static HttpResponseMessage State(string word) => Answers.Json($$"""{ "workflowId": "run-1", "status": "{{word}}" }""");

    private static WaitStage Stage(Func<WaitOptions, WaitOptions>? change = null)
    {
        var options = new WaitOptions { Read = TestRead.Patient with { MaximumRetryCount = 0 } };
        return new WaitStage(Providers.BuiltIn.Get("8x8")) { Options = change?.Invoke(options) ?? options };
    }
}
