using System;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Scheduling;

/// <summary>Guards what a large wait costs.</summary>
[Collection(AloneCollection.Name)]
public sealed class ScaleTests
{
    private const int Runs = 1500;
    private const int Waiting = 20_000;

    [Fact]
    public void A_large_wait_makes_the_requests_of_the_schedule_and_sees_every_end_within_an_interval()
    {
        var random = new Random(5);
        var ends = Enumerable.Range(0, Runs).Select(_ => 20 + (random.NextDouble() * 200)).ToArray();
        using var stage = new WaitStage(random: random.NextDouble) { Options = new() { Timeout = null, Read = TestRead.Patient }, KeepsRequests = false };
        stage.Default = request => Task.FromResult(request.At.TotalSeconds >= ends[Number(request.Id)] ? StageAnswers.Done() : StageAnswers.Running());

        stage.Wait([.. Enumerable.Range(0, Runs).Select(number => $"run-{number}")]);

        var theory = ends.Select((end, number) => Theory(Math.Max(0, (number - 31) * 0.002), end)).Sum();
        Assert.InRange(stage.RequestCount, theory * 0.95, theory * 1.05);
        Assert.Equal(Runs, stage.Log.Ended.Count());
        foreach (var ended in stage.Log.Ended)
        {
            var end = ends[Number(ended.Id)];
            var interval = 1.1 * Math.Min(30, 2 * Math.Sqrt(ended.Seconds));
            Assert.InRange(ended.Seconds, end, end + interval + 0.1);
        }
    }

    [Theory]
    [InlineData(0, 130)] // One of very many: an outline.
    [InlineData(int.MaxValue, 600)]
    public void A_run_that_is_waited_for_takes_little_with_its_last_snapshot(int kept, int most)
    {
        // Pools of the framework, filled by other tests, are emptied when time has passed: that can spoil one of three.
        var sizes = Enumerable.Range(0, 3).Select(_ => SizeOfWaitingRun(kept)).Order().ToArray();

        // Its id of 36 letters is 42 of them.
        Assert.InRange(sizes[1], 100, most);
    }

    [Fact]
    public void A_run_that_was_added_takes_little_before_the_wait_has_time_for_it()
    {
        using var stage = new WaitStage();
        var sizes = Enumerable.Range(0, 3).Select(_ => SizeOfAddedRun(stage)).Order().ToArray();

        // Its id of 36 letters is 42 of them, and that it has come another 16 to 32.
        Assert.InRange(sizes[1], 50, 90);
    }

    [Fact]
    public void What_looks_leave_behind_is_collected_every_five_hundred_looks_however_large_the_cache_of_the_processor()
    {
        using var stage = new WaitStage { Options = new() { Timeout = null, PollInterval = TimeSpan.FromHours(1), Read = TestRead.Patient }, KeepsRequests = false };
        var waiter = stage.Waiter(observer: new SilentObserver());
        Add(stage, waiter);
        waiter.CompleteAdding();
        stage.Default = _ => Task.FromResult(StageAnswers.Running());
        stage.At(100, stage.Stop.Cancel);
        var before = GC.CollectionCount(0);

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Play(waiter));

        Assert.Equal(Waiting, stage.RequestCount);
        Assert.InRange(GC.CollectionCount(0) - before, Waiting / 500, int.MaxValue);
    }

    [Fact]
    public void Five_hundred_looks_that_leave_nothing_are_followed_by_a_collection_too()
    {
        var heap = new YoungHeap();
        var before = GC.CollectionCount(0);
        for (var look = 0; look < 500; look++)
        {
            heap.Note();
        }

        Assert.Equal(before + 1, GC.CollectionCount(0));
    }

    private static long SizeOfAddedRun(WaitStage stage)
    {
        var waiter = stage.Waiter(observer: new SilentObserver());
        var before = Used();
        Add(stage, waiter);
        return (Used() - before) / Waiting;
    }

    private static void Add(WaitStage stage, RunWaiter waiter)
    {
        for (var number = 0; number < Waiting; number++)
        {
            waiter.Add(stage.Run($"run-4c0f8a3e-93c1-4d7b-8ef1-{number:d8}"));
        }
    }

    private static long SizeOfWaitingRun(int kept)
    {
        using var stage = new WaitStage { Options = new() { Timeout = null, PollInterval = TimeSpan.FromHours(1), Read = TestRead.Patient, WholeSnapshots = kept }, KeepsRequests = false };
        var waiter = stage.Waiter(observer: new SilentObserver());
        var before = Used();
        Add(stage, waiter);
        waiter.CompleteAdding();
        var used = 0L;
        stage.Default = _ => Task.FromResult(Answers.Json("""{ "status": "running", "message": "Waiting for the import to finish" }"""));
        stage.At(100, () =>
        {
            used = Used() - before;
            stage.Stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => stage.Play(waiter));

        Assert.Equal(Waiting, stage.RequestCount);
        return used / Waiting;
    }

    /// <summary>What is held, once finalizers have let go of what others left.</summary>
    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Number(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), null);

    /// <summary>Looks from the first until an end, without chance.</summary>
    private static double Theory(double first, double end)
    {
        var schedule = new PollSchedule(new WaitOptions { Timeout = null }, () => 0.5);
        var (polls, time) = (1, first);
        for (; time < end; polls++)
        {
            time += schedule.Next(PollingAdvice.None, polls, TimeSpan.FromSeconds(time), TimeSpan.MaxValue).TotalSeconds;
        }

        return polls;
    }
}
