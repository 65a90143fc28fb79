using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Demo;

/// <summary>Reads the Demo provider's runs through the whole engine, by a clock of its own.</summary>
internal sealed class DemoStage : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly RunAccount _account = new(Providers.BuiltIn.Get("Demo"), new RunAccountOptions());
    private readonly WorkflowClient _client;

    public DemoStage(FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider();
        _client = new WorkflowClient(new WorkflowClientOptions { Time = Time, Random = () => 0.5 });
    }

    public FakeTimeProvider Time { get; }

    public TimeSpan Elapsed => Time.GetUtcNow() - FakeTimeProvider.Start;

    public void Dispose() => _client.Dispose();

    public Task<ReadResult> AskAsync(string id, ReadOptions? options = null) =>
        Time.RunAsync(_client.ReadAsync(new RunReference(_account, id), options ?? TestRead.Patient));

    /// <summary>The run of an id, some seconds from now.</summary>
    public async Task<WorkflowRun> ReadAsync(string id, double after = 0, ReadOptions? options = null)
    {
        Time.Advance(TimeSpan.FromSeconds(after));
        var result = await AskAsync(id, options);
        Assert.Null(result.Error);
        Assert.Empty(result.UnmappedWords);
        return Assert.Single(result.Runs);
    }

    /// <summary>The run of an id at every quarter of a second until it has ended.</summary>
    public async Task<IReadOnlyList<WorkflowRun>> PlayAsync(string id)
    {
        var begin = Elapsed;
        var seen = new List<WorkflowRun> { await ReadAsync(id) };
        while (!seen[^1].IsTerminal)
        {
            Assert.True(Elapsed - begin < Longest, $"{id} does not end");
            seen.Add(await ReadAsync(id, after: 0.25));
        }

        return seen;
    }
}
