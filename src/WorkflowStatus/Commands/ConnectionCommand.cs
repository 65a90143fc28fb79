using System.Collections.Generic;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>What the commands for connections share: names with wildcards, and errors that cost no other name.</summary>
public abstract class ConnectionCommand : WorkflowCommand
{
    /// <summary>The connections that names or patterns mean.</summary>
    private protected IEnumerable<WorkflowConnection> Find(IEnumerable<string> names) =>
        Try(() => EngineHost.Connections.List()) is { } known
            ? Find(names, known, connection => connection.Name, UnknownNames.Connection)
            : [];
}
