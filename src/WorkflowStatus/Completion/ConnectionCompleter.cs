using System.Collections;
using System.Collections.Generic;

namespace WorkflowStatus.Completion;

/// <summary>Completes the names of connections.</summary>
public sealed class ConnectionCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) => [];
}
