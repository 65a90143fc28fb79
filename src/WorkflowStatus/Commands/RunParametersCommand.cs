using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using WorkflowStatus.Completion;

namespace WorkflowStatus.Commands;

/// <summary>The parameters that Get, Wait and Watch share: how runs are named, how credentials are given, and the common options.</summary>
public abstract class RunParametersCommand : PSCmdlet
{
    private protected const string ById = "Id";
    private protected const string ByInput = "InputObject";

    /// <summary>The ids that the service returned when the runs were started.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, HelpMessage = "The id that the service returned when the run was started.")]
    [Alias("WorkflowId", "CorrelationId", "RunId", "InstanceId", "ExecutionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Ids, rows or runs from the pipeline: a text is an id; of an object the properties count.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    public PSObject? InputObject { get; set; }

    /// <summary>The service: built in or registered.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>A registered connection.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string? Connection { get; set; }

    /// <summary>The provider's own parameters by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>A base URI in place of the definition's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The key or token.</summary>
    [Parameter]
    [Alias("ApiKey")]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>The name of a secret that holds the key or token.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault of the secret.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? VaultName { get; set; }

    /// <summary>Requests in flight at most.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>How long one request may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.05, 86400)]
    public double RequestTimeoutSec { get; set; } = 30;

    /// <summary>How often one read is repeated after a transport fault.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Leaves out whatever costs extra: logs, follow-up requests.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Runs in the background, as a job with a child for each run.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }
}
