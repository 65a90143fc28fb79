using System.Management.Automation;
using WorkflowStatus.Completion;

namespace WorkflowStatus.Commands;

/// <summary>Get-WorkflowConnection: the registered connections. They name their secrets and never hold one.</summary>
[Cmdlet(VerbsCommon.Get, "WorkflowConnection", HelpUri = OnlineHelp.Pages + "Get-WorkflowConnection.md")]
[OutputType(typeof(WorkflowConnection))]
public sealed class GetWorkflowConnectionCommand : ConnectionCommand
{
    /// <summary>
    /// The names of connections; wildcards are allowed. A name without wildcards that does not exist is an error that
    /// names the near ones.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Find(Name), enumerateCollection: true);
}
