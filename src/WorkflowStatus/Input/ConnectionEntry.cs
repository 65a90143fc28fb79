using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Input;

/// <summary>Interim: replaced by the connection store.</summary>
internal sealed class ConnectionEntry
{
    public string Name { get; init; } = string.Empty;

    public string Provider { get; init; } = string.Empty;

    public Uri? BaseUri { get; init; }

    public string? SecretName { get; init; }

    public string? VaultName { get; init; }

    public string? RequestPath { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = RunParameters.None;

    public static PollingAdvice? Polling(PollingAdvice advice) => advice;

    public static ConnectionEntry Find(string name) => throw new WorkflowStatusException(WorkflowErrorId.UnknownConnection, $"There is no connection '{name}'.", "There are none yet.") { Target = name };
}
