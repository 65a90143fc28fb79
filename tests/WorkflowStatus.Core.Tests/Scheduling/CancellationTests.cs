using System;
using System.Linq;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class CancellationTests
{
    [Fact]
    public void Cancelling_ends_the_wait_and_every_request()
    {
        using var stage = new WaitStage { Options = new() { ThrottleLimit = 3, Read = TestRead.Patient } };
        stage.Default = StageAnswers.Silent;
        stage.At(5, stage.Stop.Cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Wait("run-1", "run-2", "run-3", "run-4"));

        Assert.Equal(0, stage.InFlight);
        Assert.Equal(3, stage.Requests.Count);
        Assert.Empty(stage.Log.Events);
    }

    [Fact]
    public void Cancelling_does_not_wait_for_a_body_that_hangs()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Stalled);
        stage.At(5, stage.Stop.Cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Wait("run-1"));

        Assert.Equal(5, stage.Elapsed.TotalSeconds, 0.1);
    }

    [Fact]
    public void No_request_begins_after_cancelling()
    {
        using var stage = new WaitStage { Options = new() { PollInterval = TimeSpan.FromSeconds(1), Read = TestRead.Patient } };
        var ids = Enumerable.Range(1, 20).Select(number => $"run-{number}").ToArray();
        stage.Default = request =>
        {
            // In the midst of a round, while others of it are still to be sent.
            if (request is { Id: "run-10", Number: 3 })
            {
                stage.Stop.Cancel();
            }

            return System.Threading.Tasks.Task.FromResult(StageAnswers.Running());
        };

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Wait(ids));

        Assert.Equal("run-10", stage.Requests[^1].Id);
        Assert.Equal(50, stage.Requests.Count);
    }

    [Fact]
    public void A_wait_that_is_cancelled_before_it_begins_asks_nothing()
    {
        using var stage = new WaitStage();
        stage.Stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Wait("run-1"));

        Assert.Empty(stage.Requests);
    }

    [Theory]
    [InlineData("Seen")]
    [InlineData("Ended")]
    [InlineData("Note")]
    [InlineData("Error")]
    [InlineData("Closed")]
    public void An_observer_that_throws_ends_the_wait_and_its_requests(string kind)
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", () => Answers.Status(500), () => Answers.Status(400));
        stage.Answer("run-2", StageAnswers.Running, StageAnswers.Done);
        stage.AnswerLater("run-3", StageAnswers.Silent);
        stage.Log.Watcher = told =>
        {
            if (told.Kind == kind)
            {
                throw new InvalidOperationException("observer");
            }
        };

        var error = Assert.Throws<InvalidOperationException>(() => stage.Wait("run-1", "run-2", "run-3"));

        Assert.Equal("observer", error.Message);
        Assert.Equal(0, stage.InFlight);
        Assert.Equal(kind, stage.Log.Events[^1].Kind);
    }
}
