using System;
using System.Collections.Generic;

namespace WorkflowStatus;

/// <summary>A provider: an HTTP workflow API that is known by its definition.</summary>
public sealed class WorkflowProvider
{
    /// <summary>The name that users type.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What it is.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Where the definition came from: <c>BuiltIn</c>, <c>User</c> or <c>Process</c> (this session only).</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>The default base URI; a <c>{Name}</c> in it is a parameter.</summary>
    public string BaseUri { get; init; } = string.Empty;

    /// <summary>How the credential is sent: <c>None</c>, <c>Bearer</c>, <c>Header</c> or <c>Basic</c>.</summary>
    public string Authentication { get; init; } = string.Empty;

    /// <summary>The environment variable that may hold the credential; null when the definition names none.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>What the service needs beside the run's id.</summary>
    public IReadOnlyList<WorkflowProviderParameter> Parameters { get; init; } = [];

    /// <summary>What the service's words mean, each as <c>word = State</c>.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>The service's own documentation; null when the definition names no page.</summary>
    public Uri? Documentation { get; init; }

    /// <summary>The definition's file; null for one of this session only.</summary>
    public string? Path { get; init; }

    /// <summary>The definition's text.</summary>
    public string Definition { get; init; } = string.Empty;

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
