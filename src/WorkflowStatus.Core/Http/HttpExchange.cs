using System;
using System.Buffers;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Http;

/// <summary>One request and its whole answer, within a time limit that covers the body too.</summary>
internal sealed class HttpExchange : IDisposable
{
    private readonly HttpMessageInvoker _client;
    private readonly ReadLimits _limits;
    private readonly TimeProvider _time;
    private readonly AttemptLimits _attempts;
    private readonly ContentTypes _types = new();

    public HttpExchange(HttpMessageHandler handler, ReadLimits limits, TimeProvider time)
    {
        _limits = limits;
        _time = time;
        _attempts = new AttemptLimits(time);
        // Not an HttpClient: its time limit would not cover a streamed body, and nothing else of it is needed.
        _client = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    /// <summary>Sends one GET.</summary>
    /// <exception cref="TransportException">There was no usable answer.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
#if NET
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<HttpAnswer> SendAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellation)
    {
        var attempt = _attempts.Take(timeout);
        CancellationTokenRegistration caller = default;
        int? status = null;
        try
        {
            caller = cancellation.Register(static attempt => ((CancellationTokenSource)attempt!).Cancel(), attempt);
            using var request = Request(address, headers);
            using var response = await _client.SendAsync(request, attempt.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            return await ReadAsync(response, attempt.Token, cancellation).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cancellation.ThrowIfCancellationRequested();
            var fault = error as TransportException ?? TransportFaults.Describe(error, attempt.IsCancellationRequested, timeout, _limits);
            fault.StatusCode = status;
            throw fault;
        }
        finally
        {
            // First: the caller must not cancel what another attempt has got.
            caller.Dispose();
            _attempts.Return(attempt);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _attempts.Dispose();
    }

    private static HttpRequestMessage Request(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
#if NET
        request.Version = System.Net.HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#endif
        foreach (var header in headers)
        {
            if (!HeaderRules.IsSendable(header.Value))
            {
                throw new InvalidOperationException($"The value of the header {header.Key} was not checked before it was sent.");
            }

#pragma warning disable RS0030 // It is checked here. Add would take it apart and put it together again for each request.
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
#pragma warning restore RS0030
        }

        return request;
    }

    private async ValueTask<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken attempt, CancellationToken caller)
    {
        var (buffer, length) = await BodyAsync(response, attempt, caller).ConfigureAwait(false);
        var (mediaType, charSet) = _types.Read(response.Content.Headers);
        return new HttpAnswer((int)response.StatusCode, buffer, length)
        {
            MediaType = mediaType,
            CharSet = charSet,
            RetryAfter = RetryAfter.Read(response, _time.GetUtcNow()),
            RateReset = RateReset.Read(response.Headers, _time.GetUtcNow()),
            IsUsedUp = response.StatusCode == HttpStatusCode.Forbidden && RateReset.IsUsedUp(response.Headers),
            ETag = response.Headers.ETag?.ToString() is { } mark && HeaderRules.IsSendable(mark) ? mark : null,
            Links = LinkHeader.Read(response.Headers),
            Location = response.Headers.Location,
        };
    }

    private async ValueTask<(byte[] Buffer, int Length)> BodyAsync(HttpResponseMessage response, CancellationToken attempt, CancellationToken caller)
    {
        try
        {
            return await WholeBodyAsync(response, attempt).ConfigureAwait(false);
        }
        catch (Exception) when (!response.IsSuccessStatusCode && !caller.IsCancellationRequested)
        {
            // An error answer whose text is damaged, too long or too slow still says by its status what is wrong.
            return ([], 0);
        }
    }

    private async ValueTask<(byte[] Buffer, int Length)> WholeBodyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
#if NET
        using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#else
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        // Streams of .NET Framework do not watch the token while a read is pending.
        using var abort = cancellation.Register(response.Dispose);
#endif
        var coding = ContentCodings.Read(response.Content.Headers);
        using var text = ContentCodings.Unpack(body, coding);
        var expected = coding is null ? response.Content.Headers.ContentLength : null;
        var (buffer, length) = await BodyReader.ReadAsync(text, expected, _limits.BodyBytes, cancellation).ConfigureAwait(false);
        if (expected > length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw new TransportException(WorkflowErrorId.InvalidResponse, "the answer was truncated", isRetryable: true);
        }

        return (buffer, length);
    }
}
