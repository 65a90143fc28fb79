namespace WorkflowStatus;

/// <summary>The kinds of error; each name is the start of a FullyQualifiedErrorId and never changes.</summary>
public enum WorkflowErrorId
{
    /// <summary>The service does not know the run (404, or an answer without runs).</summary>
    RunNotFound,

    /// <summary>The credential was refused (401).</summary>
    Unauthorized,

    /// <summary>The credential is good but may not read this run (403).</summary>
    Forbidden,

    /// <summary>The service refused the request (400, 409, 422, a redirect, other 4xx).</summary>
    RequestRejected,

    /// <summary>Too many requests (429), after retries.</summary>
    RateLimited,

    /// <summary>The service failed (5xx), after retries.</summary>
    ServiceUnavailable,

    /// <summary>Name resolution, connection or TLS failed, after retries.</summary>
    ConnectionFailed,

    /// <summary>No answer in time, after retries.</summary>
    RequestTimeout,

    /// <summary>The answer is not what the definition describes: not JSON, truncated, too large, too deep, status missing.</summary>
    InvalidResponse,

    /// <summary>The deadline of a wait passed while the run was still going.</summary>
    WaitTimeout,

    /// <summary>The run ended without success, and the caller asked for an error then.</summary>
    RunFailed,

    /// <summary>No credential was given in any of the four ways.</summary>
    CredentialMissing,

    /// <summary>The vault has no secret of that name.</summary>
    SecretNotFound,

    /// <summary>The vault, or SecretManagement itself, cannot be used.</summary>
    VaultUnavailable,

    /// <summary>No provider of that name.</summary>
    UnknownProvider,

    /// <summary>No connection of that name.</summary>
    UnknownConnection,

    /// <summary>A provider parameter has no value.</summary>
    MissingParameter,

    /// <summary>A parameter, id, URI or credential has a value that cannot be sent.</summary>
    InvalidParameter,

    /// <summary>A provider file is wrong.</summary>
    InvalidDefinition,

    /// <summary>The connection file is damaged, of a newer version, or cannot be written.</summary>
    InvalidConfiguration,

    /// <summary>A report would take the place of a file, and nobody said that it may.</summary>
    ReportExists,

    /// <summary>A report cannot be written where it was asked for: no such folder, no rights, no room.</summary>
    ReportNotWritten,
}
