using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Unregister-WorkflowProvider: forgets providers of the user or the session; built-in ones stay.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "WorkflowProvider", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterWorkflowProviderCommand : ProviderCommand
{
    /// <summary>Names; wildcards are allowed and mean registered providers only.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var names = Find(Name).Where(name => EngineHost.Catalog.Origin(name) != ProviderOrigin.BuiltIn || Name.Any(given => string.Equals(given, name, System.StringComparison.OrdinalIgnoreCase)));
        foreach (var name in names.ToList().Where(name => ShouldProcess(name, "Unregister provider")))
        {
            Try(() =>
            {
                EngineHost.Catalog.Remove(name);
                return name;
            });
        }
    }
}
