using System.Collections;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Completion;

/// <summary>Completes the names of registered providers: those that can be unregistered.</summary>
public sealed class RegisteredProviderCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) =>
        EngineHost.Catalog.Names().Where(name => EngineHost.Catalog.Origin(name) != ProviderOrigin.BuiltIn).Select(name => (name, string.Empty));
}
