using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Scheduling;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>What is left of reads and waits when they are over: nothing. tests/Resources.ps1 is the long version.</summary>
[Collection(AloneCollection.Name)]
public sealed class ResourceTests
{
    private const int Reads = 3_000;
    private const int Rounds = 4;
    private const int InFlight = 32;

    [Fact]
    public async Task Thousands_of_reads_leave_no_memory_socket_timer_or_thread()
    {
        await using var server = RawServer.Start(ServeAsync);
        await ReadAsync(server, 200);
        var threads = OwnThreads();
        var timers = Timer.ActiveCount;
        var client = new WorkflowClient();
        var run = Run(server.Port);
        await ReadAsync(client, run, 500);

        // What is kept of reads is kept in every round; a connection or a thread that comes late is so in one.
        var growth = long.MaxValue;
        for (var round = 0; round < Rounds && growth >= Reads * 20; round++)
        {
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            await ReadAsync(client, run, Reads);
            growth = Math.Min(growth, GC.GetTotalMemory(forceFullCollection: true) - memory);
        }

        Assert.True(growth < Reads * 20, $"{growth} bytes are left of {Reads} reads");
        Assert.InRange(server.Open, 1, InFlight);
        client.Dispose();
        await UntilAsync(() => server.Open == 0, () => $"{server.Open} sockets are open");
        await UntilAsync(() => Timer.ActiveCount <= timers, () => $"{Timer.ActiveCount - timers} timers are left");
        await UntilAsync(() => OwnThreads() <= threads, () => $"{OwnThreads() - threads} threads are left");
    }

    [Theory]
    [InlineData("silence after the request")]
    [InlineData("silence within the body")]
    [InlineData("1 GB, announced")]
    [InlineData("404 whose text does not end")]
    [InlineData("headers without end")]
    public async Task A_request_that_was_given_up_closes_its_connection_while_the_client_lives(string fault)
    {
        await using var stage = new FaultStage(FaultMatrix.Find(fault));
        await stage.GetAsync();
        await UntilAsync(() => stage.Open == 0, () => $"{stage.Open} sockets are open");
    }

    [Fact]
    public async Task Waits_leave_no_timer_and_no_request_whether_they_end_or_are_cancelled()
    {
        await using var server = RawServer.Start(ServeAsync);
        using var client = new WorkflowClient();
        await client.ReadAsync(Run(server.Port));
        var timers = Timer.ActiveCount;

        for (var round = 0; round < 20; round++)
        {
            using var stop = new CancellationTokenSource();
            var waiter = new RunWaiter(client, new WaitOptions { PollInterval = TimeSpan.FromMilliseconds(20), ThrottleLimit = InFlight }, new SilentObserver());
            var account = Account(server.Port);
            for (var number = 0; number < 20; number++)
            {
                waiter.Add(new RunReference(account, $"{(round % 2 == 0 ? "done" : "going")}-{number}"));
            }

            waiter.CompleteAdding();
            var wait = waiter.RunAsync(stop.Token);
            if (round % 2 == 1)
            {
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
            }
            else
            {
                await wait;
            }
        }

        await UntilAsync(() => Timer.ActiveCount <= timers, () => $"{Timer.ActiveCount - timers} timers are left");
        // The server hears of a cancelled request's connection a moment later.
        await UntilAsync(() => server.Open <= 2 * InFlight, () => $"{server.Open} sockets are open");
    }

    private static async Task ReadAsync(RawServer server, int count)
    {
        using var client = new WorkflowClient();
        await ReadAsync(client, Run(server.Port), count);
    }

    private static Task ReadAsync(WorkflowClient client, RunReference run, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (_, cancellation) => Assert.Null((await client.ReadAsync(run, TestRead.Once, cancellation)).Error));

    private static async Task ServeAsync(RawConnection connection)
    {
        var done = Raw.Json(Raw.Sound);
        var going = Raw.Json(Play.Running);
        while (await connection.ReadHeadAsync() is { } head)
        {
            await connection.SendAsync(head.Contains("going", StringComparison.Ordinal) ? going : done);
        }
    }

    private static RunReference Run(int port) => new(Account(port), "run-1");

    private static RunAccount Account(int port) => Providers.Account(FaultDefinition.Instance, options => options with { BaseUri = new Uri($"http://127.0.0.1:{port}") });

    /// <summary>The process's threads but for those of the pool, which come and go as it likes.</summary>
    private static int OwnThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count - ThreadPool.ThreadCount;
    }

    /// <summary>What ends by itself in a moment is looked at until it has.</summary>
    private static async Task UntilAsync(Func<bool> condition, Func<string> problem)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), problem());
            await Task.Delay(10);
        }
    }
}
