using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Completion;

/// <summary>Completes names of secrets from what the connections name: a vault is never opened for Tab, since that could prompt.</summary>
public sealed class SecretNameCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) =>
        EngineHost.Connections.List().Where(connection => connection.SecretName is not null)
            .GroupBy(connection => connection.SecretName!, StringComparer.Ordinal)
            .Select(group => (group.Key, $"used by {string.Join(", ", group.Select(connection => connection.Name))}"));
}
