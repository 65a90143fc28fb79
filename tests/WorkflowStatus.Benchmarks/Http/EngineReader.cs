using System;
using System.Threading.Tasks;
using WorkflowStatus.Benchmarks.Samples;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Benchmarks.Http;

/// <summary>The engine, as Get-WorkflowStatus uses it.</summary>
internal sealed class EngineReader(Options options) : IReader
{
    private readonly WorkflowClient _client = new();
    private readonly RunAccount _account = Accounts.At("Storyteller", options.Key, options.BaseUri);

    public async Task ReadAsync(string id)
    {
        var result = await _client.ReadAsync(new RunReference(_account, id)).ConfigureAwait(false);
        if (result.Error is { } error)
        {
            throw error;
        }
    }

    public void Dispose() => _client.Dispose();
}
