using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

public sealed class OrderedReaderTests
{
    [Fact]
    public void Results_come_in_the_order_in_which_they_were_asked_for()
    {
        var first = new TaskCompletionSource();
        using var client = Client(async (id, _) =>
        {
            if (id == "run-0")
            {
                await first.Task;
            }
            else if (id == "run-39")
            {
                first.SetResult();
            }
        });
        using var reader = new OrderedReader(client, TestRead.Once, 8, CancellationToken.None);
        var ids = Enumerable.Range(0, 40).Select(number => $"run-{number}").ToList();
        Add(reader, ids);

        Assert.Equal(ids, ids.Select(_ => reader.Take().Reference.Id));
        Assert.Equal(0, reader.Outstanding);
        Assert.False(reader.TryTake(out _));
    }

    [Fact]
    public void With_one_slot_runs_are_asked_for_in_the_order_in_which_they_were_given()
    {
        var ids = Enumerable.Range(0, 500).Select(number => $"run-{number}").ToList();
        var handler = new StubHandler(_ => Answers.Status(404));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        using var reader = new OrderedReader(client, TestRead.Once, 1, CancellationToken.None);
        var account = Providers.Account(TestDefinition.With());

        foreach (var id in ids)
        {
            reader.Add(new RunReference(account, id));
        }

        Assert.Equal(ids, ids.Select(_ => reader.Take().Error!.Target));
        Assert.Equal(ids, handler.Requests.Select(request => request.Address.Segments.Last()));
    }

    [Fact]
    public void The_throttle_limit_is_never_exceeded()
    {
        var inFlight = new ConcurrentBag<int>();
        using var client = Counting(inFlight);
        using var reader = new OrderedReader(client, TestRead.Once, 3, CancellationToken.None);
        Add(reader, Enumerable.Range(0, 500).Select(number => $"run-{number}"));

        Assert.All(Enumerable.Range(0, 500), _ => Assert.Null(reader.Take().Error));
        Assert.InRange(inFlight.Max(), 1, 3);
    }

    [Fact]
    public void What_is_read_and_what_failed_is_counted_before_it_is_handed_out()
    {
        using var held = new SemaphoreSlim(0);
        using var client = Client((id, cancellation) => id == "run-0" ? held.WaitAsync(cancellation) : id == "run-1" ? throw new System.Net.Http.HttpRequestException("no") : Task.CompletedTask);
        using var reader = new OrderedReader(client, TestRead.Once, 8, CancellationToken.None);
        Add(reader, ["run-0", "run-1", "run-2"]);

        Assert.True(SpinWait.SpinUntil(() => reader.Read == 2, TimeSpan.FromSeconds(30)));
        Assert.False(reader.TryTake(TimeSpan.FromMilliseconds(1), out _));
        Assert.Equal((3, 1, 3), (reader.Asked, reader.Failed, reader.Outstanding));

        held.Release();
        Assert.True(reader.TryTake(TimeSpan.FromSeconds(30), out var first));
        Assert.Equal("run-0", first.Reference.Id);
        Assert.Equal(3, reader.Read);
    }

    [Fact]
    public void Runs_that_come_after_all_others_were_read_are_read_within_the_limit_too()
    {
        var inFlight = new ConcurrentBag<int>();
        using var client = Counting(inFlight);
        using var reader = new OrderedReader(client, TestRead.Once, 2, CancellationToken.None);
        for (var round = 0; round < 50; round++)
        {
            Add(reader, Enumerable.Range(0, 5).Select(number => $"run-{round}-{number}"));
            Assert.All(Enumerable.Range(0, 5), number => Assert.Equal($"run-{round}-{number}", reader.Take().Reference.Id));
        }

        Assert.InRange(inFlight.Max(), 1, 2);
    }

    [Fact]
    public void Where_nothing_was_asked_for_there_is_nothing_to_take()
    {
        using var client = Client((_, _) => Task.CompletedTask);
        using var reader = new OrderedReader(client, TestRead.Once, 1, CancellationToken.None);

        Assert.False(reader.TryTake(TimeSpan.FromSeconds(30), out _));
        Assert.Throws<InvalidOperationException>(reader.Take);
    }

    [Fact]
    public void A_caller_who_cancels_ends_the_reads_in_flight_and_those_that_wait()
    {
        using var stop = new CancellationTokenSource();
        using var client = Client((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));
        using var reader = new OrderedReader(client, TestRead.Once, 2, stop.Token);
        Add(reader, ["run-1", "run-2", "run-3", "run-4"]);

        stop.Cancel();

        Assert.All(Enumerable.Range(0, 4), _ => Assert.ThrowsAny<OperationCanceledException>(reader.Take));
        Assert.Equal((0, 0), (reader.Read, reader.Outstanding));
    }

    [Fact]
    public void A_limit_that_lets_nothing_through_is_refused()
    {
        using var client = Client((_, _) => Task.CompletedTask);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedReader(client, TestRead.Once, 0, CancellationToken.None));
    }

    [Fact]
    public void Disposing_ends_what_is_in_flight_and_begins_nothing_more()
    {
        var (begun, ended) = (0, 0);
        using var started = new SemaphoreSlim(0);
        using var client = Client(async (_, cancellation) =>
        {
            Interlocked.Increment(ref begun);
            started.Release();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        });
        var reader = new OrderedReader(client, TestRead.Once, 2, CancellationToken.None);
        Add(reader, ["run-1", "run-2", "run-3", "run-4"]);
        Assert.True(started.Wait(TimeSpan.FromSeconds(30)) && started.Wait(TimeSpan.FromSeconds(30)));

        reader.Dispose();

        Assert.Equal((2, 2), (begun, ended));
    }

    [Fact]
    public void Reads_do_not_carry_what_flows_with_their_caller()
    {
        var ambient = new AsyncLocal<string?> { Value = "the caller's" };
        var seen = new ConcurrentBag<string?>();
        using var client = Client((_, _) =>
        {
            seen.Add(ambient.Value);
            return Task.CompletedTask;
        });
        using var reader = new OrderedReader(client, TestRead.Once, 1, CancellationToken.None);
        Add(reader, ["run-1", "run-2"]);
        Assert.Equal(["run-1", "run-2"], new[] { reader.Take(), reader.Take() }.Select(result => result.Reference.Id));

        Assert.Equal([null, null], seen);
    }

    private static void Add(OrderedReader reader, IEnumerable<string> ids)
    {
        var account = Providers.Account(TestDefinition.With());
        foreach (var id in ids)
        {
            reader.Add(new RunReference(account, id));
        }
    }

    /// <summary>A client that tells of each request how many are in flight with it.</summary>
    private static WorkflowClient Counting(ConcurrentBag<int> inFlight)
    {
        var now = 0;
        return Client(async (_, _) =>
        {
            inFlight.Add(Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        });
    }

    private static WorkflowClient Client(Func<string, CancellationToken, Task> work) => new(new WorkflowClientOptions
    {
        Handler = new StageHandler(async (request, cancellation) =>
        {
            await work(request.RequestUri!.Segments[^1], cancellation);
            return StageAnswers.Done();
        }),
    });
}
