using System;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class ETagTests
{
    [Fact]
    public void A_304_means_as_last_seen()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", request => request.At.TotalSeconds >= 60 ? Marked("done", "\"v2\"") : Conditional(request, "\"v1\""));

        stage.Wait("run-1");

        Assert.Equal([null, "\"v1\"", "\"v1\""], stage.Requests.Take(3).Select(request => Mark(request.Request)));
        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.Empty(stage.Log.Notes);
    }

    [Fact]
    public void The_mark_is_the_one_of_the_last_answer()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => Marked("running", "\"v1\""), () => Marked("running", "W/\"v2\""), StageAnswers.Running, StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal([null, "\"v1\"", "W/\"v2\"", null], stage.Requests.Select(request => Mark(request.Request)));
    }

    [Fact]
    public void The_last_look_at_the_deadline_asks_for_everything()
    {
        using var stage = new WaitStage { Options = new() { Timeout = TimeSpan.FromSeconds(50), Read = TestRead.Patient } };
        stage.Answer("run-1", request => Conditional(request, "\"v1\""));

        stage.Wait("run-1");

        Assert.Null(Mark(stage.Requests[^1].Request));
        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
    }

    [Fact]
    public void A_mark_of_a_summary_is_not_used_for_the_whole_answer()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("8x8"));
        stage.Answer("run-1", request => Marked(request.Number == 1 ? "Runnable" : "Complete", "\"same\""));

        stage.Wait("run-1");

        Assert.Equal([null, "\"same\"", null], stage.Requests.Select(request => Mark(request.Request)));
    }

    [Fact]
    public void An_answer_that_is_only_a_part_of_what_is_read_is_never_asked_for_with_its_mark()
    {
        using var stage = new WaitStage(TestDefinition.With(
            ("steps", """{ "items": "$.steps", "name": "$.name", "status": "$.status" }"""),
            ("stepStates", """{ "running": "Running" }"""),
            ("followUps", """[ { "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$.jobs", "name": "$.name", "status": "$.status" } } ]""")))
        {
            Options = new() { PollsAreSummaries = false, Read = TestRead.Patient },
        };
        stage.Answer("run-1", request => request.At.TotalSeconds >= 10 ? Marked("done", "\"v1\"") : Marked("running", "\"v1\""));

        stage.Wait("run-1");

        Assert.All(stage.Requests, request => Assert.Null(Mark(request.Request)));
    }

    [Fact]
    public void An_empty_list_has_no_mark_worth_keeping()
    {
        using var stage = new WaitStage(Providers.BuiltIn.Get("Storyteller"));
        stage.Answer("run-1", () => Answers.Json("[]").With("ETag", "\"v0\""), () => Answers.Json("""[ { "status": "Finished" } ]"""));

        stage.Wait("run-1");

        Assert.All(stage.Requests, request => Assert.Null(Mark(request.Request)));
    }

    private static HttpResponseMessage Conditional(StageRequest request, string mark) => Mark(request.Http) == mark ? Answers.Bytes([], null, 304) : Marked("running", mark);

    private static HttpResponseMessage Marked(string word, string mark) => StageAnswers.State(word).With("ETag", mark);

    private static string? Mark(HttpRequestMessage request) => request.Headers.IfNoneMatch.SingleOrDefault()?.ToString();
}
