using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class TransientFaultTests
{
    private static readonly Dictionary<string, Func<HttpResponseMessage>> Faults = new()
    {
        ["reset"] = StageAnswers.Reset,
        ["truncated"] = StageAnswers.Truncated,
        ["HTML with 200"] = StageAnswers.Html,
        ["empty body"] = () => Answers.Json(string.Empty),
        ["no state"] = () => Answers.Json("{}"),
        ["408"] = () => Answers.Status(408),
        ["429"] = () => Answers.Status(429),
        ["500"] = () => Answers.Status(500),
        ["502"] = () => Answers.Status(502),
        ["503"] = () => Answers.Status(503),
        ["504"] = () => Answers.Status(504),
    };

    public static TheoryData<string> Names => new(Faults.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_transient_fault_never_ends_a_wait_and_is_told(string fault)
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", [StageAnswers.Running, .. Enumerable.Repeat(Faults[fault], 20), StageAnswers.Done]);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.Equal(20, stage.Log.Notes.Count());
        Assert.All(stage.Log.Notes, note => Assert.EndsWith("The wait goes on.", note, StringComparison.Ordinal));
        Assert.Equal(22, stage.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_that_was_never_seen_outlasts_a_transient_fault_too(string fault)
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", Faults[fault], StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void A_request_that_gets_no_answer_in_time_does_not_end_a_wait()
    {
        using var stage = new WaitStage { Options = new() { Read = new ReadOptions { RequestTimeout = TimeSpan.FromSeconds(5) } } };
        stage.AnswerLater("run-1", request => request.Number < 4 ? StageAnswers.Silent(request) : System.Threading.Tasks.Task.FromResult(StageAnswers.Done()));

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Equal(3, stage.Log.Notes.Count(note => note.Contains("no answer within 5 s", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_body_that_stalls_midway_does_not_end_a_wait()
    {
        using var stage = new WaitStage { Options = new() { Read = new ReadOptions { RequestTimeout = TimeSpan.FromSeconds(5) } } };
        stage.Answer("run-1", StageAnswers.Stalled, StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Single(stage.Log.Notes);
    }

    [Fact]
    public void A_fault_is_not_repeated_within_a_look_but_at_the_next()
    {
        using var stage = new WaitStage { Options = new() { PollInterval = TimeSpan.FromSeconds(3), Read = TestRead.Patient } };
        stage.Answer("run-1", () => Answers.Status(500), () => Answers.Status(500), StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal([0, 3, 6], stage.Times());
    }

    [Fact]
    public void A_fault_of_one_run_costs_the_others_nothing()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Reset);
        stage.Answer("run-2", StageAnswers.DoneAt(10));
        stage.Options = stage.Options with { Timeout = TimeSpan.FromSeconds(60) };

        stage.Wait("run-1", "run-2");

        Assert.InRange(stage.Log.End("run-2").Seconds, 10, 17);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error("run-1").ErrorId);
    }
}
