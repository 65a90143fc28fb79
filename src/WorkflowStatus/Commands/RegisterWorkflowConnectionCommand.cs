using System;
using System.Collections;
using System.Management.Automation;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Hosting;
using WorkflowStatus.Input;

namespace WorkflowStatus.Commands;

/// <summary>Register-WorkflowConnection: names an account at a provider once, so that its key is never typed again.</summary>
[Cmdlet(VerbsLifecycle.Register, "WorkflowConnection", SupportsShouldProcess = true, HelpUri = OnlineHelp.Pages + "Register-WorkflowConnection.md")]
[OutputType(typeof(WorkflowConnection))]
public sealed class RegisterWorkflowConnectionCommand : ConnectionCommand, IDynamicParameters
{
    private RuntimeDefinedParameterDictionary? _providerParameters;

    /// <summary>The connection's name: letters, digits, '-', '_' and '.', a letter or digit first, at most 64; compared without case.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// The provider whose account this is; Get-WorkflowProvider lists them. Its own parameters can then be typed by
    /// name, such as <c>-TenantId acme</c> for Aster.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string Provider { get; set; } = string.Empty;

    /// <summary>
    /// Where the service is, in place of the definition's address: an absolute https URI, or http to this machine.
    /// The credential goes there.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>
    /// The name of the secret that holds the key or token. Its value is read when a command needs it, and never kept
    /// with the connection.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault that holds the secret; without it the default vault when the secret is read. It needs a secret name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? VaultName { get; set; }

    /// <summary>
    /// The provider's own parameters as a hashtable, such as <c>@{ TenantId = 'acme' }</c>. One that is typed by name
    /// wins over its entry here. A required one that is left out is a warning: the commands that use the connection
    /// have to give it.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>
    /// A request path in place of the definition's, with {id} for the run's id, such as
    /// <c>/api/v1/workflows/{id}/status</c>: for a service that serves another version of its API.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RequestPath { get; set; }

    /// <summary>
    /// Seconds between two looks at a run, in place of the definition's first interval, from 0.05 to 86400, or a TimeSpan.
    /// What a command is given wins over it.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 86400)]
    public double PollInterval { get; set; }

    /// <summary>The most seconds between two looks at a run, in place of the definition's, from 0.05 to 86400, or a TimeSpan.</summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 86400)]
    public double MaxPollInterval { get; set; }

    /// <summary>Takes the place of a connection of the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the connection that was registered.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The parameters of the provider that the command line names.</summary>
    /// <returns>Null when it names none.</returns>
    public object? GetDynamicParameters() => _providerParameters = DynamicProviderParameters.Declare(Provider.Length > 0 ? Provider : null, null);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var saved = Try(() =>
        {
            var connection = Checked();
            return ShouldProcess(ConnectionLine.Of(connection), "Register connection") ? EngineHost.Connections.Save(connection, Force) : null;
        });
        if (saved is not null && PassThru)
        {
            WriteObject(saved);
        }
    }

    private WorkflowConnection Connection(ProviderDefinition definition) => new()
    {
        Name = Name,
        Provider = definition.Name,
        BaseUri = BaseUri,
        SecretName = SecretName,
        VaultName = VaultName,
        Parameters = new RunParameters(CommandParameters.Join(Parameter, _providerParameters)),
        RequestPath = RequestPath,
        PollInterval = Seconds(nameof(PollInterval), PollInterval),
        MaximumPollInterval = Seconds(nameof(MaxPollInterval), MaxPollInterval),
    };

    /// <summary>Everything that a read would refuse is refused now, when the person who can correct it is there.</summary>
    private WorkflowConnection Checked()
    {
        var definition = EngineHost.Catalog.Get(Provider);
        CheckIntervals(PollInterval, MaxPollInterval);
        var connection = Connection(definition);
        CommandParameters.RefuseUnknown(definition, connection.Parameters.Keys);
        if (VaultName is not null && SecretName is null)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "A vault was named without a secret.", "Give -SecretName too.") { Target = Name };
        }

        EngineHost.Connections.Check(connection, Force);
        try
        {
            // A stand-in for the credential: whether the real one is there is for Test-WorkflowConnection to say.
            _ = new RunAccount(definition, ConnectionAccount.Options(connection, definition, new Credential("stand-in")));
        }
        catch (WorkflowStatusException error) when (error.ErrorId == WorkflowErrorId.MissingParameter)
        {
            // One account may have many 8x8 definitions: what is left open is given with each command, or by its rows.
            WriteWarning($"The connection '{connection.Name}' leaves a parameter to the commands that use it. {error.Message}");
        }

        return connection;
    }
}
