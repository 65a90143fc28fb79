using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WorkflowStatus.Core.Http;

/// <summary>Says what an exception of the network stack means. The framework's texts may hold an address, never a credential.</summary>
internal static class TransportFaults
{
    public static TransportException Describe(Exception error, bool timedOut, TimeSpan timeout, ReadLimits limits)
    {
        if (timedOut)
        {
            return new TransportException(WorkflowErrorId.RequestTimeout, string.Format(CultureInfo.InvariantCulture, "no answer within {0:0.###} s", timeout.TotalSeconds), isRetryable: true);
        }

        return error switch
        {
            OperationCanceledException => new TransportException(WorkflowErrorId.ConnectionFailed, string.Format(CultureInfo.InvariantCulture, "no connection within {0:0.###} s (connect)", limits.Connect.TotalSeconds), isRetryable: true),
            HttpRequestException request => Describe(request, limits),
            InvalidDataException => new TransportException(WorkflowErrorId.InvalidResponse, "the answer's compression is damaged", isRetryable: true, error),
            IOException io => Describe(io),
            _ => new TransportException(WorkflowErrorId.ConnectionFailed, "the connection failed: " + Innermost(error).Message, isRetryable: true, error),
        };
    }

    private static TransportException Describe(HttpRequestException error, ReadLimits limits)
    {
#if NET
        if (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, $"the answer's headers are larger than the limit of {limits.HeaderKilobytes} KB (header)", isRetryable: false, error);
        }

        if (error.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, "the answer is not HTTP", isRetryable: true, error);
        }

        if (error.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            return new TransportException(WorkflowErrorId.ConnectionFailed, "the host's name could not be resolved", isRetryable: true, error);
        }
#endif
        // A certificate does not become valid by asking again.
        return Find<AuthenticationException>(error) is { } tls
            ? new TransportException(WorkflowErrorId.ConnectionFailed, "the TLS connection failed: " + Innermost(tls).Message, isRetryable: false, error)
            : new TransportException(WorkflowErrorId.ConnectionFailed, "the connection failed: " + Innermost(error).Message, isRetryable: true, error);
    }

    private static TransportException Describe(IOException error)
    {
#if NET
        if (error is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded })
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, "the answer was truncated", isRetryable: true, error);
        }
#endif
        return Innermost(error) is SocketException socket
            ? new TransportException(WorkflowErrorId.ConnectionFailed, "the connection was lost: " + socket.Message, isRetryable: true, error)
            : new TransportException(WorkflowErrorId.ConnectionFailed, "the connection was lost: " + error.Message, isRetryable: true, error);
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        while (error is not null and not T)
        {
            error = error.InnerException;
        }

        return error as T;
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
