using System;

namespace WorkflowStatus;

/// <summary>One thing that was looked at to find out whether a connection works.</summary>
public sealed class ConnectionCheck
{
    /// <summary>What was looked at: <c>NameResolution</c>, <c>Reachability</c>, <c>Tls</c>, <c>Authentication</c> or <c>Latency</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether it is good; null when it was not run, or ran and could not tell: the message says which.</summary>
    public bool? Passed { get; init; }

    /// <summary>What was found, for a person; never a credential.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>How long it took; null when it was not run.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>One line for lists and string interpolation.</summary>
    /// <returns>For example <c>Tls: failed: …</c>.</returns>
    public override string ToString() => $"{Name}: {(Passed switch { true => "good", false => "failed", _ => Duration is null ? "not run" : "not known" })}: {Message}";
}
