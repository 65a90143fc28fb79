#if !NET
using System.Net;

namespace WorkflowStatus.Core.Http;

/// <summary>Says what .NET Framework's network stack means by the status of its exception.</summary>
internal static class WebFaults
{
    /// <summary>Describes it.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isInBody">Whether the headers had come.</param>
    /// <param name="limits">The limits of an answer.</param>
    /// <returns>Null for what its inner exception says better: a certificate, a reset, a refused connection.</returns>
    public static TransportException? Describe(WebException error, bool isInBody, ReadLimits limits) => error.Status switch
    {
        WebExceptionStatus.MessageLengthLimitExceeded => Invalid($"the answer's headers are larger than the limit of {limits.HeaderKilobytes} KB (header)", isRetryable: false, error),
        WebExceptionStatus.ServerProtocolViolation => Invalid("the answer is not HTTP", isRetryable: true, error),
        WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure =>
            new TransportException(WorkflowErrorId.ConnectionFailed, "the host's name could not be resolved: " + TransportFaults.Words(error), isRetryable: true, error),
        // With nothing below it the service closed in order: before the body had its length, or before any header.
        WebExceptionStatus.ConnectionClosed when error.InnerException is null => isInBody
            ? Invalid("the answer was truncated", isRetryable: true, error)
            : new TransportException(WorkflowErrorId.ConnectionFailed, TransportFaults.Closed, isRetryable: true, error),
        _ => null,
    };

    private static TransportException Invalid(string text, bool isRetryable, WebException error) => new(WorkflowErrorId.InvalidResponse, text, isRetryable, error);
}
#endif
