using System;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

public sealed class InputTests
{
    [Fact]
    public void An_id_that_is_given_twice_is_polled_and_told_once()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.Running, StageAnswers.Done);

        stage.Wait("run-1", "run-1", "run-1");

        Assert.Equal(2, stage.Requests.Count);
        Assert.Single(stage.Log.Ended);
        Assert.Single(stage.Log.Of("Closed"));
    }

    [Fact]
    public void An_id_that_has_ended_is_not_asked_again_when_it_comes_again()
    {
        using var stage = new WaitStage();
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        stage.At(5, () =>
        {
            waiter.Add(stage.Run("run-1"));
            waiter.CompleteAdding();
        });

        stage.Play(waiter);

        Assert.Equal([0], stage.Times());
    }

    [Fact]
    public void The_same_id_of_two_accounts_is_two_runs()
    {
        using var stage = new WaitStage();
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        waiter.Add(stage.Run("run-1", stage.OtherAccount("another-key")));
        waiter.CompleteAdding();

        stage.Play(waiter);

        Assert.Equal(2, stage.Requests.Count);
    }

    [Fact]
    public void A_run_that_comes_while_waiting_is_polled_when_it_comes()
    {
        using var stage = new WaitStage();
        stage.Answer("run-1", StageAnswers.DoneAt(100));
        stage.Answer("run-2", StageAnswers.Done);
        var waiter = stage.Waiter();
        waiter.Add(stage.Run("run-1"));
        stage.At(33, () => waiter.Add(stage.Run("run-2")));
        stage.At(34, () => waiter.Add(stage.Run("run-3")));
        stage.At(200, waiter.CompleteAdding);

        stage.Play(waiter);

        Assert.Equal([33], stage.Times("run-2"));
        Assert.Equal([34], stage.Times("run-3"));
        Assert.Equal(200, stage.Elapsed.TotalSeconds, 0.1);
    }

    [Fact]
    public void A_run_that_comes_late_to_a_large_set_is_polled_when_it_comes()
    {
        using var stage = new WaitStage(random: () => 1) { Options = new() { ThrottleLimit = 8, Read = TestRead.Patient } };
        var waiter = stage.Waiter();
        for (var number = 1; number <= 2000; number++)
        {
            waiter.Add(stage.Run($"run-{number}"));
        }

        stage.At(100, () => waiter.Add(stage.Run("run-late")));
        stage.At(101, waiter.CompleteAdding);

        stage.Play(waiter);

        Assert.Equal([100], stage.Times("run-late"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void The_throttle_limit_is_never_exceeded(int limit)
    {
        using var stage = new WaitStage { Options = new() { ThrottleLimit = limit, PollInterval = TimeSpan.FromSeconds(1), Read = TestRead.Patient } };
        stage.Default = async request =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300 + (37 * (request.Number % 5))), stage.Time);
            return request.Number < 6 ? StageAnswers.Running() : StageAnswers.Done();
        };

        stage.Wait([.. Enumerable.Range(1, 40).Select(number => $"run-{number}")]);

        Assert.Equal(limit, stage.MostInFlight);
        Assert.Equal(40, stage.Log.Ended.Count());
        Assert.Equal(240, stage.Requests.Count);
    }

    [Fact]
    public void First_polls_of_a_small_set_are_made_at_once()
    {
        using var stage = new WaitStage();

        stage.Wait([.. Enumerable.Range(1, 32).Select(number => $"run-{number}")]);

        Assert.All(stage.Requests, request => Assert.Equal(TimeSpan.Zero, request.At));
    }

    [Fact]
    public void First_polls_of_a_large_set_are_spread()
    {
        var random = new Random(7);
        using var stage = new WaitStage(random: random.NextDouble) { Options = new() { MaximumPollInterval = TimeSpan.FromSeconds(6), Read = TestRead.Patient } };

        stage.Wait([.. Enumerable.Range(1, 6000).Select(number => $"run-{number}")]);

        var seconds = stage.Requests.GroupBy(request => (int)request.At.TotalSeconds).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(6000, stage.Requests.Count);
        Assert.Equal(6000, stage.Log.Ended.Count());
        Assert.InRange(seconds.Keys.Max(), 5, 6);
        Assert.All(Enumerable.Range(0, 6), second => Assert.InRange(seconds[second], 850, 1150));
    }
}
