using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Unregister-WorkflowConnection: forgets connections. Their secrets stay in their vaults.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "WorkflowConnection", SupportsShouldProcess = true, HelpUri = OnlineHelp.Pages + "Unregister-WorkflowConnection.md")]
[OutputType(typeof(WorkflowConnection))]
public sealed class UnregisterWorkflowConnectionCommand : ConnectionCommand
{
    /// <summary>
    /// The names of connections; wildcards are allowed. A name without wildcards that does not exist is an error that
    /// names the near ones.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Returns the connections that were forgotten.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var connection in Find(Name))
        {
            if (ShouldProcess(ConnectionLine.Of(connection), "Unregister connection") && Try(() => EngineHost.Connections.Remove(connection.Name)) is { } removed && PassThru)
            {
                WriteObject(removed);
            }
        }
    }
}
