using System;

namespace WorkflowStatus.Core.Http;

/// <summary>A request had no usable answer.</summary>
internal sealed class TransportException : Exception
{
    public TransportException(WorkflowErrorId errorId, string message, bool isRetryable, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        IsRetryable = isRetryable;
    }

    public WorkflowErrorId ErrorId { get; }

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool IsRetryable { get; }

    /// <summary>The HTTP status of the answer that could not be used; null when none came.</summary>
    public int? StatusCode { get; set; }
}
