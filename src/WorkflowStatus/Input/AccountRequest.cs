using System;
using System.Collections.Generic;

namespace WorkflowStatus.Input;

/// <summary>What the command line says of whom to ask; each part wins over what a row says.</summary>
internal sealed record AccountRequest
{
    public string? Provider { get; init; }

    public string? Connection { get; init; }

    /// <summary>Whether provider or connection are a default of the session: a row that names its own wins over it.</summary>
    public bool IsPreset { get; init; }

    public Uri? BaseUri { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = RunParameters.None;
}
