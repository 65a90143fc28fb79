using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Hands requests to a function, and keeps nothing.</summary>
internal sealed class StageHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
}
