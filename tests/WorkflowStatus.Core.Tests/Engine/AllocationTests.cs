using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Engine;

/// <summary>Guards what one read allocates: the same on every machine. Times are the benchmark command's matter.</summary>
[Collection(AloneCollection.Name)]
public sealed class AllocationTests
{
    private const int Reads = 200;

    [Theory]
    // Measured: 6.8 kB with one step and 46 kB with fifty, in a debug build, whose async methods allocate on every call.
    [InlineData(1, 7_300)]
    [InlineData(50, 50_000)]
    public void A_read_allocates_little_beside_its_texts(int steps, int limit)
    {
        var body = Encoding.UTF8.GetBytes(Storyteller(steps));
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = new PlainHandler(body), Time = new FakeTimeProvider() });
        var run = new RunReference(Providers.Account("Storyteller"), "09a560ba-0b4d-4c5f-8b3e-2b8f9e6d4a11");
        Read(client, run, steps);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var read = 0; read < Reads; read++)
        {
            Read(client, run, steps);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Reads, 1, limit);
    }

    [Fact]
    public void Reading_many_at_once_allocates_little_beside_the_reads()
    {
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = new PlainHandler(Encoding.UTF8.GetBytes(Storyteller(1))), Time = new FakeTimeProvider() });
        var account = Providers.Account("Storyteller");
        var runs = Enumerable.Range(0, 10 * Reads).Select(number => new RunReference(account, $"run-{number}")).ToList();
        ReadMany(client, runs);
        long Cost(Action read)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            read();
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / runs.Count;
        }

        var apart = Cost(() => runs.ForEach(run => Assert.Null(client.ReadAsync(run).GetAwaiter().GetResult().Error)));
        var together = Cost(() => ReadMany(client, runs));

        // Measured: 10 bytes more, in a debug build. A task for each run that waits for a slot takes 1,100.
        Assert.InRange(together - apart, -1000, 400);
    }

    private static void ReadMany(WorkflowClient client, List<RunReference> runs)
    {
        using var reader = new OrderedReader(client, ReadOptions.Default, 8, CancellationToken.None);
        runs.ForEach(reader.Add);
        runs.ForEach(_ => Assert.Null(reader.Take().Error));
    }

    private static void Read(WorkflowClient client, RunReference run, int steps)
    {
        var read = client.ReadAsync(run);
        Assert.True(read.IsCompletedSuccessfully, "the read left this thread, so that its allocations cannot be counted");
        Assert.Equal(steps, read.Result.Runs[0].Steps.Count);
    }

    private static string Storyteller(int steps) => $$"""
        [{"code":"add-to-story","correlationId":"09a560ba-0b4d-4c5f-8b3e-2b8f9e6d4a11","status":"Running","message":"Workflow steps initiated, processing started","timestamp":"2025-07-02T10:31:07.123456","steps":[{{string.Join(",", Enumerable.Range(1, steps).Select(Step))}}]}]
        """;

    private static string Step(int number) => $$"""
        {"name":"Create Clip {{number}}","status":"Finished","message":"Workflow successfully finished, 1 resource(s) were created","timestamp":"2025-07-02T10:31:05.1234567","locations":["https://yourtenant.usestoryteller.com/clips/98226576-21a4-a1c9-efd6-3a12dc9eef9b/form"]}
        """;
}
