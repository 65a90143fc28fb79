#if !NET
using System.Net;

namespace WorkflowStatus.Core.Http;

/// <summary>Says what .NET Framework's network stack means by the status of its exception.</summary>
internal static class WebFaults
{
    /// <summary>Describes it.</summary>
    /// <returns>Null for what its inner exception says better: a certificate, a reset, a refused connection.</returns>
    public static TransportException? Describe(WebException error, ReadLimits limits) => error.Status switch
    {
        WebExceptionStatus.MessageLengthLimitExceeded => Invalid($"the answer's headers are larger than the limit of {limits.HeaderKilobytes} KB (header)", isRetryable: false, error),
        WebExceptionStatus.ServerProtocolViolation => Invalid("the answer is not HTTP", isRetryable: true, error),
        WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure =>
            new TransportException(WorkflowErrorId.ConnectionFailed, "the host's name could not be resolved: " + TransportFaults.Words(error), isRetryable: true, error),
        // With nothing below it: the service closed in order, before the body had its length.
        WebExceptionStatus.ConnectionClosed when error.InnerException is null => Invalid("the answer was truncated", isRetryable: true, error),
        _ => null,
    };

    private static TransportException Invalid(string text, bool isRetryable, WebException error) => new(WorkflowErrorId.InvalidResponse, text, isRetryable, error);
}
#endif
