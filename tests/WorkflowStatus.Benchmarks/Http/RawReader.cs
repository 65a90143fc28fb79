using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading.Tasks;
using WorkflowStatus.Benchmarks.Reading;

namespace WorkflowStatus.Benchmarks.Http;

/// <summary>What a programmer would write for this one service: HttpClient and source-generated JSON.</summary>
internal sealed class RawReader : IReader
{
    private readonly HttpClient _client;

    public RawReader(Options options)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = options.BaseUri };
        _client.DefaultRequestHeaders.Add("x-storyteller-api-key", options.Key);
    }

    public async Task ReadAsync(string id)
    {
        var runs = await _client.GetFromJsonAsync($"/api/{id}/status", StorytellerJson.Default.StorytellerRunArray).ConfigureAwait(false);
        if (runs!.Length != 1)
        {
            throw new InvalidOperationException("expected one run");
        }
    }

    public void Dispose() => _client.Dispose();
}
