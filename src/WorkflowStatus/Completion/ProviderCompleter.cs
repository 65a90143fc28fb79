using System.Collections;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Completion;

/// <summary>Completes the names of providers, built in and registered.</summary>
public sealed class ProviderCompleter : WordCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Words(IDictionary bound) =>
        EngineHost.Catalog.Names().Select(name => (name, Title(name)));

    private static string Title(string name)
    {
        try
        {
            return EngineHost.Catalog.Get(name).Title;
        }
        catch (WorkflowStatusException)
        {
            return "The definition of this provider is wrong.";
        }
    }
}
