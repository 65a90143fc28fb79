using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Framework.Tests;

/// <summary>A client with the HTTP stack of .NET Framework, or Mono's, and services on this machine that say what a test wants.</summary>
internal sealed class HttpStage : IDisposable
{
    private static readonly ProviderDefinition Definition = TestDefinition.With(("auth", """{ "type": "header", "name": "x-api-key" }"""));

    private readonly WorkflowClient _client = new(new WorkflowClientOptions { Limits = new ReadLimits { BodyBytes = 256 * 1024 } });

    /// <summary>By the wall's clock: what hangs fails.</summary>
    public static ReadOptions Once { get; } = TestRead.Once with { RequestTimeout = TimeSpan.FromSeconds(20) };

    /// <summary>The heads of all requests.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>A service that answers each request of a connection.</summary>
    public RawServer Serve(Func<RawConnection, Task> answer) => RawServer.Start(async connection =>
    {
        while (await connection.ReadHeadAsync() is { } head)
        {
            Heads.Enqueue(head);
            await answer(connection);
        }
    });

    public async Task<WorkflowStatusException> ErrorAsync(Func<RawConnection, Task> answer, ReadOptions? options = null)
    {
        var result = await ReadAsync(answer, options);
        Assert.Empty(result.Runs);
        return Assert.IsType<WorkflowStatusException>(result.Error);
    }

    public async Task<ReadResult> ReadAsync(Func<RawConnection, Task> answer, ReadOptions? options = null)
    {
        await using var server = Serve(answer);
        return await ReadAsync(server.Port, options);
    }

    public Task<ReadResult> ReadAsync(int port, ReadOptions? options = null)
    {
        var account = Providers.Account(Definition, given => given with { BaseUri = new Uri($"http://127.0.0.1:{port}") });
        return _client.ReadAsync(new RunReference(account, "run-1"), options ?? Once);
    }

    public void Dispose() => _client.Dispose();
}
