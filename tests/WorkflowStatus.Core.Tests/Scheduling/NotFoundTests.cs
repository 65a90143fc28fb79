using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class NotFoundTests
{
    [Fact]
    public void A_run_that_was_never_seen_may_answer_404_within_its_grace()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", request => request.At.TotalSeconds < 20 ? Answers.Status(404) : StageAnswers.Done());

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
        Assert.NotEmpty(stage.Log.Notes);
    }

    [Fact]
    public void After_its_grace_a_404_is_an_error()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => Answers.Status(404));

        stage.Wait("run-1");

        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
        Assert.Empty(stage.Log.Ended);
        Assert.InRange(stage.Elapsed.TotalSeconds, 30, 42);
    }

    [Fact]
    public void The_grace_of_a_run_that_comes_later_begins_when_it_comes()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.DoneAt(60));
        stage.Answer("run-2", request => request.At.TotalSeconds < 65 ? Answers.Status(404) : StageAnswers.Done());
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        stage.At(50, () =>
        {
            waiter.Add(stage.Run("run-2"));
            waiter.CompleteAdding();
        });

        stage.Play(waiter);

        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void A_grace_of_zero_makes_the_first_404_an_error()
    {
        using var stage = new WaitStage();
        stage.Options = stage.Options with { NotFoundGrace = TimeSpan.Zero };
        stage.Answer("run-1", () => Answers.Status(404));

        stage.Wait("run-1");

        Assert.Equal([0], stage.Times());
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void A_run_that_was_seen_and_is_gone_is_an_error_with_its_last_snapshot()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Running, () => Answers.Status(404));

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
        Assert.Equal(2, stage.Requests.Count);
        Assert.Equal(["Seen", "Ended", "Error", "Closed"], stage.Log.Events.Select(told => told.Kind));
    }

    [Fact]
    public void A_page_with_404_says_nothing_of_a_run_that_was_seen_for_a_while()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Running, Page, Page, StageAnswers.Done);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.DoesNotContain(stage.Log.Events, told => told.Kind == "Error");
        Assert.Equal(2, stage.Log.Notes.Count(note => note.Contains("HTTP 404", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_with_404_for_longer_than_the_grace_are_an_error_with_the_last_snapshot()
    {
        using var stage = new WaitStage { Options = new() { NotFoundGrace = TimeSpan.FromSeconds(60), Read = TestRead.Patient } };
        stage.Answer("run-1", StageAnswers.Running, StageAnswers.Running, Page);

        stage.Wait("run-1");

        var times = stage.Times();
        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
        Assert.True(times[^1] - times[2] >= 60, $"given up after {times[^1] - times[2]} s");
        Assert.True(times[^2] - times[2] < 60, $"asked again after {times[^2] - times[2]} s");
    }

    [Fact]
    public void A_page_with_404_at_the_deadline_is_a_timeout_with_the_last_snapshot()
    {
        using var stage = new WaitStage { Options = new() { Timeout = TimeSpan.FromSeconds(20), Read = TestRead.Patient } };
        stage.Answer("run-1", StageAnswers.Running, Page);

        stage.Wait("run-1");

        Assert.Equal(RunState.Running, stage.Log.End().Run!.State);
        Assert.Equal(WorkflowErrorId.WaitTimeout, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void Other_faults_between_two_pages_with_404_begin_their_grace_anew()
    {
        using var stage = new WaitStage { Options = new() { NotFoundGrace = TimeSpan.FromSeconds(1), PollInterval = TimeSpan.FromSeconds(1), Read = TestRead.Patient } };
        stage.Answer("run-1", [StageAnswers.Running, Page, .. Enumerable.Repeat(() => Answers.Status(503), 8), Page, StageAnswers.Done]);

        stage.Wait("run-1");

        Assert.Equal(RunState.Succeeded, stage.Log.End().Run!.State);
        Assert.Empty(stage.Log.Errors);
    }

    [Fact]
    public void Other_faults_do_not_lengthen_the_grace_of_a_run_that_was_never_seen()
    {
        using var stage = new WaitStage { Options = new() { PollInterval = TimeSpan.FromSeconds(10), Read = TestRead.Patient } };
        stage.Answer("run-1", () => Answers.Status(404), () => Answers.Status(503), () => Answers.Status(503), () => Answers.Status(404));

        stage.Wait("run-1");

        Assert.Equal([0, 10, 20, 30], stage.Times());
        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
    }

    [Fact]
    public void A_page_with_404_for_a_run_that_was_never_seen_has_the_same_grace_as_any()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", Page);

        stage.Wait("run-1");

        Assert.Equal(WorkflowErrorId.RunNotFound, stage.Log.Error().ErrorId);
    }

    private static HttpResponseMessage Page() => Answers.Bytes(Encoding.UTF8.GetBytes("<pre>Cannot GET /runs/run-1</pre>"), "text/html; charset=utf-8", 404);
}
