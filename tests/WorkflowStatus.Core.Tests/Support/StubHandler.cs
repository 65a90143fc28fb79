using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Answers requests in memory, and remembers them.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    public StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    /// <summary>Gives one answer after the other; the last is given again.</summary>
    public static StubHandler Sequence(params Func<HttpResponseMessage>[] answers)
    {
        var next = -1;
        return new StubHandler(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        _requests.Enqueue(new SentRequest(request.RequestUri!, headers));
        return await answer(request, cancellationToken);
    }
}
