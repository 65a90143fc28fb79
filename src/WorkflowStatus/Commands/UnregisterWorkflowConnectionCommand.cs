using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Unregister-WorkflowConnection: forgets connections. Their secrets stay in their vaults.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "WorkflowConnection", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowConnection))]
public sealed class UnregisterWorkflowConnectionCommand : ConnectionCommand
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Returns what was forgotten.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var connection in Find(Name))
        {
            if (ShouldProcess(connection.ToString(), "Unregister connection") && Try(() => EngineHost.Connections.Remove(connection.Name)) is { } removed && PassThru)
            {
                WriteObject(removed);
            }
        }
    }
}
