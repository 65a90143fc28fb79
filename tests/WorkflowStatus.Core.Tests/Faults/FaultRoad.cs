namespace WorkflowStatus.Core.Tests.Faults;

/// <summary>How a request reaches the service of a fault.</summary>
internal enum FaultRoad
{
    /// <summary>HTTP/1.1 in the clear.</summary>
    Plain,

    /// <summary>HTTP/1.1 over TLS.</summary>
    Secure,

    /// <summary>HTTP/2 over TLS.</summary>
    Http2,

    /// <summary>HTTP/1.1 over TLS through a proxy.</summary>
    Proxy,

    /// <summary>To a host whose name cannot be resolved.</summary>
    UnknownHost,
}
