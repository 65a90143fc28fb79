using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Unregister-WorkflowProvider: forgets providers of the user or the session; built-in ones stay.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "WorkflowProvider", SupportsShouldProcess = true, HelpUri = OnlineHelp.Pages + "Unregister-WorkflowProvider.md")]
[OutputType(typeof(WorkflowProvider))]
public sealed class UnregisterWorkflowProviderCommand : ProviderCommand
{
    /// <summary>The names of providers. Wildcards are allowed and mean registered ones only; the name of a built-in provider is an error.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegisteredProviderCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Returns the providers that were forgotten.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var names = Find(Name).Where(name => EngineHost.Catalog.Origin(name) != ProviderOrigin.BuiltIn || Name.Any(given => string.Equals(given, name, System.StringComparison.OrdinalIgnoreCase)));
        foreach (var name in names.ToList().Where(name => ShouldProcess(name, "Unregister provider")))
        {
            if (Try(() => Remove(name)) is { } removed && PassThru)
            {
                WriteObject(removed);
            }
        }
    }

    /// <summary>A definition that is wrong can be forgotten too; there is nothing to return then but its name.</summary>
    private static WorkflowProvider Remove(string name)
    {
        WorkflowProvider removed;
        try
        {
            // Of one that has gone meanwhile Get says so.
            var definition = EngineHost.Catalog.Get(name);
            removed = Describe(definition, EngineHost.Catalog.Origin(name) ?? ProviderOrigin.User);
        }
        catch (WorkflowStatusException error) when (error.ErrorId == WorkflowErrorId.InvalidDefinition)
        {
            removed = new WorkflowProvider { Name = name, Origin = $"{EngineHost.Catalog.Origin(name)}" };
        }

        EngineHost.Catalog.Remove(name);
        return removed;
    }
}
