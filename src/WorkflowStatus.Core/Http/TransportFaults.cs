using System;
using System.Globalization;
using System.IO;
#if !NET
using System.Net;
#endif
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Http;

/// <summary>Says what an exception of the network stack means. The framework's texts may hold an address and what the service sent, never a credential.</summary>
internal static class TransportFaults
{
    /// <summary>Said where the service closed before an answer began.</summary>
    internal const string Closed = "the connection was lost: it was closed before a whole answer came";

    /// <summary>As much of the framework's words as a message shows.</summary>
    private const int LongestReason = 300;

    public static TransportException Describe(Exception error, bool timedOut, TimeSpan timeout, ReadLimits limits)
    {
        if (timedOut)
        {
            return new TransportException(WorkflowErrorId.RequestTimeout, string.Format(CultureInfo.InvariantCulture, "no answer within {0:0.###} s", timeout.TotalSeconds), isRetryable: true);
        }

#if NET
        // HTTP/2 hides it below two others.
        if (Find<HttpRequestException>(error, found => found.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded) is { } limit)
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, $"the answer's headers are larger than the limit of {limits.HeaderKilobytes} KB (header)", isRetryable: false, limit);
        }
#endif
#if !NET
        if (Find<WebException>(error) is { } web && WebFaults.Describe(web, error is IOException, limits) is { } fault)
        {
            return fault;
        }
#endif
        return error switch
        {
            OperationCanceledException => Connection(string.Format(CultureInfo.InvariantCulture, "no connection within the limit of {0:0.###} s (connect)", limits.Connect.TotalSeconds)),
            HttpRequestException request => Describe(request),
            // The second is what Brotli's stream throws.
            InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } => Invalid("the answer's compression is damaged", error),
            IOException io => Describe(io),
            _ => Connection("the connection failed: " + Words(Innermost(error)), error),
        };
    }

    private static TransportException Describe(HttpRequestException error)
    {
#if NET
        switch (error.HttpRequestError)
        {
            case HttpRequestError.InvalidResponse:
                return Invalid("the answer is not HTTP", error);
            case HttpRequestError.ResponseEnded:
                return Connection(Closed, error);
            case HttpRequestError.NameResolutionError:
                return Connection("the host's name could not be resolved: " + Words(error), error);
            case HttpRequestError.ConnectionError:
                // Its own message names the host and port, which may be the proxy's.
                return Connection("the connection failed: " + Words(error), error);
            case HttpRequestError.ProxyTunnelError:
                return ProxyFaults.Describe(error);
        }
#endif
        // A certificate does not become valid by asking again.
        return Find<AuthenticationException>(error) is { } tls
            ? new TransportException(WorkflowErrorId.ConnectionFailed, "the TLS connection failed: " + Words(Innermost(tls)), isRetryable: false, error)
            : Connection((Find<IOException>(error) is null ? "the connection failed: " : "the connection was lost: ") + Words(Innermost(error)), error);
    }

    private static TransportException Describe(IOException error)
    {
#if NET
        switch (error)
        {
            case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                return Invalid("the answer was truncated", error);
            case HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }:
                return Invalid("the answer is not HTTP", error);
        }
#else
        // With nothing below it: no fault of the connection, but an end before the end.
        if (error.InnerException is null)
        {
            return Invalid("the answer was truncated", error);
        }
#endif
        return Connection("the connection was lost: " + Words(Innermost(error) as SocketException ?? (Exception)error), error);
    }

    private static TransportException Connection(string text, Exception? cause = null) => new(WorkflowErrorId.ConnectionFailed, text, isRetryable: true, cause);

    private static TransportException Invalid(string text, Exception cause) => new(WorkflowErrorId.InvalidResponse, text, isRetryable: true, cause);

    /// <summary>The framework's message as a part of a sentence; it may quote what the service sent, and some end in the name of a constant.</summary>
    internal static string Words(Exception error)
    {
        var text = SafeText.Line(error.Message, LongestReason);
#if NET
        var suffix = error is HttpIOException io ? $"({io.HttpRequestError})" : null;
        text = suffix is not null && text.EndsWith(suffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - suffix.Length).TrimEnd() : text;
#endif
        return text.TrimEnd('.');
    }

    private static T? Find<T>(Exception? error, Func<T, bool>? isSought = null)
        where T : Exception
    {
        while (error is not null && !(error is T found && isSought?.Invoke(found) != false))
        {
            error = error.InnerException;
        }

        return (T?)error;
    }

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error;
    }
}
