using System;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Reads through the whole engine, with time and network in memory.</summary>
internal static class TestRead
{
    /// <summary>Limits that never ring by themselves in a test's few minutes.</summary>
    public static ReadOptions Patient { get; } = new() { RequestTimeout = TimeSpan.FromHours(1) };

    public static ReadOptions Once { get; } = Patient with { MaximumRetryCount = 0 };

    public static Task<ReadResult> ReadAsync(ProviderDefinition definition, string answer, string id = "run-1") =>
        ReadAsync(new RunReference(Providers.Account(definition), id), new StubHandler(_ => Answers.Json(answer)), Once);

    public static async Task<ReadResult> ReadAsync(RunReference run, HttpMessageHandler handler, ReadOptions? options = null, FakeTimeProvider? time = null)
    {
        time ??= new FakeTimeProvider();
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler, Time = time, Random = () => 0.5 });
        return await time.RunAsync(client.ReadAsync(run, options ?? Patient));
    }

    /// <summary>The one run of an answer.</summary>
    public static async Task<WorkflowRun> RunAsync(ProviderDefinition definition, string answer, string id = "run-1")
    {
        var result = await ReadAsync(definition, answer, id);
        Assert.Null(result.Error);
        return Assert.Single(result.Runs);
    }

    /// <summary>The error of an answer.</summary>
    public static async Task<WorkflowStatusException> ErrorAsync(ProviderDefinition definition, HttpMessageHandler handler, ReadOptions? options = null, FakeTimeProvider? time = null)
    {
        var result = await ReadAsync(new RunReference(Providers.Account(definition), "run-1"), handler, options, time);
        Assert.Empty(result.Runs);
        return Assert.IsType<WorkflowStatusException>(result.Error);
    }
}
