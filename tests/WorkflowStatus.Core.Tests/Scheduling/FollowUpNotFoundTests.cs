using System;
using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>A required follow-up request that answers 404: what it asks for may come into being later than the run.</summary>
public sealed class FollowUpNotFoundTests
{
    [Fact]
    public void One_may_answer_404_within_the_grace()
    {
        using var stage = Stage(request => request.At.TotalSeconds < 20);

        stage.Wait("run-1");

        Assert.Equal((RunState.Succeeded, 1), (stage.Log.End().Run!.State, stage.Log.End().Run!.StepCount));
        Assert.Empty(stage.Log.Errors);
        Assert.Contains(stage.Log.Notes, note => note.Contains("no answer to the follow-up request 'jobs' (HTTP 404)", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_grace_it_is_a_rejected_request()
    {
        using var stage = Stage(_ => true);

        stage.Wait("run-1");

        Assert.Equal(WorkflowErrorId.RequestRejected, stage.Log.Error().ErrorId);
        Assert.Empty(stage.Log.Ended);
        Assert.InRange(stage.Elapsed.TotalSeconds, 30, 42);
    }

    [Fact]
    public void Of_a_run_that_was_seen_the_grace_begins_with_the_first_404()
    {
        using var stage = Stage(request => request.At.TotalSeconds is >= 60 and < 80);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.InRange(stage.Elapsed.TotalSeconds, 100, 130);
    }

    [Fact]
    public void A_run_that_was_seen_is_given_up_after_the_grace_with_its_last_snapshot()
    {
        using var stage = Stage(request => request.At.TotalSeconds >= 60);

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.RequestRejected, stage.Log.Error().ErrorId);
        Assert.InRange(stage.Elapsed.TotalSeconds, 90, 130);
    }

    [Fact]
    public void A_look_alone_has_no_grace()
    {
        using var stage = Stage(_ => true);
        stage.Options = stage.Options with { Timeout = TimeSpan.Zero };

        stage.Wait("run-1");

        Assert.Equal([0, 0], stage.Times());
        Assert.Equal(WorkflowErrorId.RequestRejected, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void A_whole_answer_that_lacks_one_is_asked_for_again()
    {
        var answers = 0;
        using var stage = Stage(_ => ++answers < 3);
        stage.Options = stage.Options with { PollsAreSummaries = true };

        stage.Wait("run-1");

        Assert.Equal((RunState.Succeeded, 1), (stage.Log.End().Run!.State, stage.Log.End().Run!.StepCount));
        Assert.Empty(stage.Log.Errors);
        Assert.Equal(3, answers);
    }

    private static WaitStage Stage(Func<StageRequest, bool> isMissing)
    {
        var stage = new WaitStage(TestDefinition.With(
            ("auth", """{ "type": "bearer" }"""),
            ("followUps", """{ "required": true, "name": "jobs", "path": "/runs/{id}/jobs", "steps": { "items": "$", "name": "$.n" } }""")));
        stage.Options = stage.Options with { PollsAreSummaries = false };
        stage.Answer("run-1", request => request.Http.RequestUri!.Segments.Last() != "jobs" ? StageAnswers.DoneAt(100)(request)
            : isMissing(request) ? Answers.Status(404)
            : Answers.Json("""[{ "n": "a" }]"""));
        return stage;
    }
}
