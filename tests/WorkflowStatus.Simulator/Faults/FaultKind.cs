namespace WorkflowStatus.Simulator.Faults;

/// <summary>Ways in which an answer can go wrong on the wire.</summary>
public enum FaultKind
{
    /// <summary>TCP reset before a byte of the answer.</summary>
    ResetBeforeHeaders,

    /// <summary>TCP reset after half of the headers.</summary>
    ResetMidHeaders,

    /// <summary>TCP reset after the headers and half of the body.</summary>
    ResetMidBody,

    /// <summary>Content-Length promises the whole body; half of it comes, then the connection closes.</summary>
    TruncatedLength,

    /// <summary>Chunked, closed after half of the body without the final chunk.</summary>
    TruncatedChunks,

    /// <summary>Neither length nor chunks: half of the body, then an orderly close. Nothing on the wire betrays it.</summary>
    TruncatedClose,

    /// <summary>Silence after the request, for <see cref="Fault.Duration"/>, then the answer.</summary>
    StallBeforeHeaders,

    /// <summary>Headers and half of the body, silence for <see cref="Fault.Duration"/>, then the rest.</summary>
    StallMidBody,

    /// <summary>One byte each <see cref="Fault.Interval"/>.</summary>
    SlowBody,

    /// <summary>An HTML page under the play's status.</summary>
    Html,

    /// <summary>The right body declared as <c>text/plain</c>.</summary>
    WrongContentType,

    /// <summary>A UTF-8 byte order mark before the body.</summary>
    ByteOrderMark,

    /// <summary>Content-Length 0.</summary>
    EmptyBody,

    /// <summary>The body compressed with gzip, whatever the client accepts.</summary>
    Gzip,

    /// <summary>The body compressed with Brotli, whatever the client accepts.</summary>
    Brotli,

    /// <summary><see cref="Fault.Bytes"/> of white space before the body, compressed with gzip.</summary>
    GzipBomb,

    /// <summary><see cref="Fault.Bytes"/> of white space before the body, compressed with Brotli.</summary>
    BrotliBomb,

    /// <summary><see cref="Fault.Bytes"/> of white space before the body, streamed as they are.</summary>
    HugeBody,
}
