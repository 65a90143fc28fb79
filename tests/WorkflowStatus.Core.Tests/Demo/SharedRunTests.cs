using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Demo;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Demo;

public class SharedRunTests
{
    [Fact]
    public async Task Two_clients_see_the_same_run()
    {
        using var waiting = new DemoStage();
        using var looking = new DemoStage(waiting.Time);

        var first = await waiting.ReadAsync("success");
        var second = await looking.ReadAsync("success", after: 3);

        Assert.Equal(first.StartedAt, second.StartedAt);
        Assert.Equal("Test", second.CurrentStep);
    }

    [Fact]
    public async Task A_run_outlives_the_client_that_asked_first()
    {
        var time = new FakeTimeProvider();
        using (var first = new DemoStage(time))
        {
            await first.ReadAsync("success");
        }

        using var second = new DemoStage(time);
        Assert.Equal(RunState.Succeeded, (await second.ReadAsync("success", after: 6)).State);
    }

    [Fact]
    public async Task A_run_that_has_ended_stays_as_it_ended()
    {
        using var stage = new DemoStage();
        var end = (await stage.PlayAsync("failure"))[^1];

        var later = await stage.ReadAsync("failure", after: 3600);

        Assert.Equal(RunText.Of(end), RunText.Of(later));
    }

    [Fact]
    public async Task Ids_that_differ_are_runs_of_their_own()
    {
        using var stage = new DemoStage();
        await stage.ReadAsync("success-1");

        var second = await stage.ReadAsync("success-2", after: 3);

        Assert.Equal("Checkout", second.CurrentStep);
        Assert.NotEqual((await stage.ReadAsync("success-1")).RunId, second.RunId);
    }

    [Fact]
    public async Task Two_clocks_have_runs_of_their_own()
    {
        using var early = new DemoStage();
        await early.PlayAsync("success");
        using var other = new DemoStage();

        Assert.Equal(RunState.Running, (await other.ReadAsync("success")).State);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_run()
    {
        const int Callers = 4;
        const int Rounds = 500;
        var runs = DemoRuns.Of(new FakeTimeProvider());
        using var together = new Barrier(Callers);

        var found = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            () => Enumerable.Range(0, Rounds).Select(Find).ToList(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(Enumerable.Range(0, Rounds), round => Assert.Single(found.Select(own => own[round]).Distinct()));

        DemoRun Find(int round)
        {
            together.SignalAndWait();
            return runs.Find($"run-{round}", FakeTimeProvider.Start);
        }
    }

    [Fact]
    public void Beyond_the_limit_the_oldest_run_is_forgotten()
    {
        var runs = DemoRuns.Of(new FakeTimeProvider());
        var oldest = runs.Find("oldest", FakeTimeProvider.Start);
        var second = runs.Find("second", FakeTimeProvider.Start);
        for (var number = 2; number <= DemoRuns.Limit; number++)
        {
            runs.Find($"run-{number}", FakeTimeProvider.Start);
        }

        Assert.Same(second, runs.Find("second", FakeTimeProvider.Start));
        Assert.NotSame(oldest, runs.Find("oldest", FakeTimeProvider.Start));
    }
}
