using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Get-WorkflowProvider: the services that are known, built in and registered.</summary>
[Cmdlet(VerbsCommon.Get, "WorkflowProvider", HelpUri = OnlineHelp.Pages + "Get-WorkflowProvider.md")]
[OutputType(typeof(WorkflowProvider))]
public sealed class GetWorkflowProviderCommand : ProviderCommand
{
    /// <summary>
    /// The names of providers; wildcards are allowed. A name without wildcards that does not exist is an error that
    /// names the near ones.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var provider in Find(Name).Select(name => Try(() => Describe(EngineHost.Catalog.Get(name), EngineHost.Catalog.Origin(name)!.Value))).Where(provider => provider is not null))
        {
            WriteObject(provider);
        }
    }
}
