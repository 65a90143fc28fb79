using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Answers every request with the sample, and keeps what was asked first.</summary>
internal sealed class SampleHandler : HttpMessageHandler
{
    private readonly byte[] _body;
    private readonly int _statusCode;

    public SampleHandler(byte[] body, int statusCode)
    {
        _body = body;
        _statusCode = statusCode;
    }

    /// <summary>The first request, line by line.</summary>
    public IReadOnlyList<string> Request { get; private set; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Request.Count > 0)
        {
            // A follow-up: the sample is the main answer alone.
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) });
        }

        Request = [$"GET {request.RequestUri}", .. request.Headers.Select(header => $"{header.Key}: {string.Join(" ", header.Value)}")];
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)_statusCode) { Content = new ByteArrayContent(_body) });
    }
}
