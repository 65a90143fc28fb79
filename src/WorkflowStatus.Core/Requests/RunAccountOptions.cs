using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Requests;

/// <summary>What a caller gives to ask a service.</summary>
public sealed record RunAccountOptions
{
    /// <summary>The connection's name, for the objects; null without one.</summary>
    public string? Connection { get; init; }

    /// <summary>The credential; null when there is none.</summary>
    public Credential? Credential { get; init; }

    /// <summary>A base URI in place of the definition's; null for the definition's own.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The connection's base URI, where the caller gives none; null without one.</summary>
    public Uri? ConnectionBaseUri { get; init; }

    /// <summary>The provider parameters by name, without case. Names that the definition does not know are left alone: a row of a table may hold columns for other providers.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = RunParameters.None;

    /// <summary>A request path in place of the definition's; null for the definition's own.</summary>
    public string? RequestPath { get; init; }

    /// <summary>Polling advice in place of the definition's; null for the definition's own.</summary>
    public PollingAdvice? Polling { get; init; }
}
