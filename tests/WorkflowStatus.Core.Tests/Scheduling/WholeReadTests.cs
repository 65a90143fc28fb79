using System;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>Polls are summaries where the API allows; the run that is emitted has its steps.</summary>
public sealed class WholeReadTests
{
    [Fact]
    public void Polls_are_summaries_and_the_end_is_read_whole()
    {
        using var stage = Stage();
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.Equal(2, stage.Log.End().Run!.Steps.Count);
        Assert.Equal(1, stage.Requests.Count(IsWhole));
        Assert.True(IsWhole(stage.Requests[^1]));
    }

    [Fact]
    public void Without_summaries_every_poll_is_whole()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { PollsAreSummaries = false };
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.All(stage.Requests, request => Assert.True(IsWhole(request)));
        Assert.Single(stage.Requests, request => request.At.TotalSeconds >= 20);
    }

    [Fact]
    public void Where_only_summaries_are_wanted_nothing_is_read_whole()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { Read = stage.Options.Read with { IsSummary = true } };
        stage.Answer("run-1", request => Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.DoesNotContain(stage.Requests, IsWhole);
    }

    [Fact]
    public void The_last_poll_at_the_deadline_is_whole()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { Timeout = TimeSpan.FromSeconds(30) };
        stage.Answer("run-1", request => Answer(request, from: 1000));

        stage.Wait("run-1");

        Assert.Equal(2, stage.Log.End().Run!.Steps.Count);
    }

    [Fact]
    public void A_whole_answer_that_cannot_be_had_for_a_moment_is_asked_for_again()
    {
        using var stage = Stage();
        var failures = 0;
        stage.Answer("run-1", request => IsWhole(request.Http) && failures++ < 2 ? StageAnswers.Truncated() : Answer(request, from: 20));

        stage.Wait("run-1");

        Assert.Equal(2, Assert.Single(stage.Log.Ended).Run!.Steps.Count);
        Assert.Empty(stage.Log.Errors);
        Assert.Equal(2, stage.Log.Notes.Count(note => note.Contains("asked for again", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_whole_answer_that_cannot_be_had_at_all_does_not_keep_the_end_back()
    {
        using var stage = Stage();
        stage.Answer("run-1", request => IsWhole(request.Http) ? Answers.Status(500) : Answer(request, from: 20));

        stage.Wait("run-1");

        var end = Assert.Single(stage.Log.Ended).Run!;
        Assert.Equal((RunState.Succeeded, 0), (end.State, end.Steps.Count));
        Assert.Empty(stage.Log.Errors);
        Assert.Contains(stage.Log.Notes, note => note.Contains("its summary is all that could be read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_whose_end_was_seen_is_not_called_late_because_its_whole_answer_is_missing_at_the_deadline()
    {
        using var stage = Stage();
        stage.Options = stage.Options with { Timeout = TimeSpan.FromSeconds(30), PollInterval = TimeSpan.FromSeconds(20) };
        stage.Answer("run-1", request => IsWhole(request.Http) ? Answers.Status(500) : Answer(request, from: 15));

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
    }

    private static WaitStage Stage() => new(Providers.BuiltIn.Get("8x8")) { Options = new() { Read = TestRead.Patient with { MaximumRetryCount = 0 } } };

    private static bool IsWhole((TimeSpan At, string Id, HttpRequestMessage Request) sent) => IsWhole(sent.Request);

    private static bool IsWhole(HttpRequestMessage request) => request.RequestUri!.Query.Contains("includeLogs=true", StringComparison.Ordinal);

    private static HttpResponseMessage Answer(StageRequest request, double from)
    {
        var status = request.At.TotalSeconds >= from ? "Complete" : "Runnable";
        var logs = IsWhole(request.Http) ? """, "logs": [ { "stepName": "a", "status": "Complete" }, { "stepName": "b", "status": "Complete" } ]""" : string.Empty;
        return Answers.Json($$"""{ "workflowId": "run-1", "status": "{{status}}"{{logs}} }""");
    }
}
