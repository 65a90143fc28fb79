using System.Collections;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Completion;

/// <summary>Completes the names of connections.</summary>
public sealed class ConnectionCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) =>
        EngineHost.Connections.List().Select(connection => (connection.Name, ConnectionLine.Of(connection)));
}
