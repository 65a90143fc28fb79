using System;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class NotAnEndTests
{
    [Fact]
    public void An_empty_array_is_not_an_end_however_long_it_lasts()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Storyteller"));
        stage.Answer("run-1", request => request.At.TotalSeconds < 600 ? Answers.Json("[]") : Story(("Clip", "Finished")));

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.InRange(stage.Elapsed.TotalSeconds, 600, 631);
    }

    [Fact]
    public void An_array_that_is_empty_again_loses_nothing_of_what_was_seen()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Storyteller"));
        stage.Options = stage.Options with { Timeout = TimeSpan.FromMinutes(2) };
        stage.Answer("run-1", () => Story(("Clip", "Running")), () => Answers.Json("[]"));

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void An_unknown_word_is_not_an_end()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => StageAnswers.State("finalized-ish"), () => StageAnswers.State("error"), StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal(["Unknown", "Unknown", "Succeeded"], stage.Log.Of("Seen").Select(told => told.Run!.State.ToString()));
        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
    }

    [Fact]
    public void A_run_that_continues_as_new_is_followed_to_its_own_end()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Oumla"));
        stage.Answer(
            "run-1", () => Temporal("first", "RUNNING"), () => Temporal("first", "CONTINUED_AS_NEW"), () => Temporal("second", "RUNNING"),
            () => Temporal("second", "CONTINUED_AS_NEW"), () => Temporal("third", "COMPLETED"));

        stage.Wait("run-1");

        var end = stage.Log.End().Run!;
        Assert.Equal(("third", RunState.Succeeded), (end.RunId, end.State));
        Assert.Equal(5, stage.Requests.Count);
    }

    [Fact]
    public void Several_runs_of_one_id_end_together()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Storyteller"));
        stage.Answer(
            "run-1", () => Story(("Clip", "Running")), () => Story(("Clip", "Finished"), ("Story", "Running")),
            () => Story(("Clip", "Finished"), ("Story", "Failed")));

        stage.Wait("run-1");

        Assert.Equal(["Clip Succeeded", "Story Failed"], stage.Log.Ended.Select(told => $"{told.Run!.Name} {told.Run.State}"));
        Assert.Equal(3, stage.Requests.Count);
        Assert.Single(stage.Log.Of("Closed"));
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void One_that_failed_beside_one_that_goes_on_is_an_error_at_the_deadline_too()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Storyteller")) { Options = new() { Timeout = TimeSpan.FromSeconds(20), IsFailureError = true, Read = TestRead.Patient } };
        stage.Answer("run-1", () => Story(("Clip", "Failed"), ("Story", "Running")));

        stage.Wait("run-1");

        Assert.Equal(["Clip Failed", "Story Running"], stage.Log.Ended.Select(told => $"{told.Run!.Name} {told.Run.State}"));
        Assert.Equal([WorkflowErrorId.RunFailed, WorkflowErrorId.WaitTimeout], stage.Log.Errors.Select(told => told.Error!.ErrorId));
    }

    private static HttpResponseMessage Story(params (string Code, string Status)[] runs) =>
        Answers.Json($"[{string.Join(',', runs.Select(run => $$"""{ "correlationId": "run-1", "code": "{{run.Code}}", "status": "{{run.Status}}", "steps": [] }"""))}]");

    private static HttpResponseMessage Temporal(string runId, string status) => Answers.Json($$"""{ "workflowId": "run-1", "runId": "{{runId}}", "status": "{{status}}" }""");
}
