namespace WorkflowStatus.Core.Demo;

/// <summary>What can go wrong with one request to the demonstration service.</summary>
internal enum DemoFault
{
    /// <summary>Nothing: the request is answered.</summary>
    None,

    /// <summary>The connection is reset before an answer.</summary>
    ConnectionReset,

    /// <summary>The service says 503.</summary>
    Unavailable,

    /// <summary>The answer ends in the middle.</summary>
    TruncatedBody,

    /// <summary>The service says 429 and asks for a second of rest.</summary>
    TooManyRequests,
}
