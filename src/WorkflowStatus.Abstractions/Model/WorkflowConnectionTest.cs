using System;
using System.Collections.Generic;

namespace WorkflowStatus;

/// <summary>What a test of a connection found: each check by itself, and the whole.</summary>
public sealed class WorkflowConnectionTest
{
    /// <summary>The connection's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The provider's name.</summary>
    public string Provider { get; init; } = string.Empty;

    /// <summary>Whether the connection works: no check failed, and the service took the credential.</summary>
    public bool Passed { get; init; }

    /// <summary>The checks in their order: Definition, Secret, NameResolution, Reachability, Tls, Authentication, Latency.</summary>
    public IReadOnlyList<ConnectionCheck> Checks { get; init; } = [];

    /// <summary>How long the service took to answer; null when it did not.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What to do about the first check that failed; null when none did.</summary>
    public string? Message { get; init; }

    /// <summary>One line for logs.</summary>
    /// <returns>For example <c>production: passed</c>.</returns>
    public override string ToString() => $"{Name}: {(Passed ? "passed" : "failed")}";
}
