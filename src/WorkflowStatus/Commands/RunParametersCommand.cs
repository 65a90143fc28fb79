using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using WorkflowStatus.Completion;
using WorkflowStatus.Input;

namespace WorkflowStatus.Commands;

/// <summary>The parameters that Get, Wait and Watch share: how runs are named, how credentials are given, and the common options.</summary>
public abstract class RunParametersCommand : WorkflowCommand
{
    private protected const string ById = "Id";
    private protected const string ByInput = "InputObject";

    /// <summary>
    /// The ids that the service returned when the runs were started, one or many. A blank one, such as an empty line of
    /// a file, is an error that costs no other. Tab offers ids that were asked for before in this session.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, HelpMessage = "The id that the service returned when the run was started.")]
    [Alias("WorkflowId", "CorrelationId", "RunId", "InstanceId", "ExecutionId")]
    [AllowEmptyString]
    [AllowNull]
    [Id]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    public string?[]? Id { get; set; } = [];

    /// <summary>
    /// What the pipeline brings. A text is an id; a blank one is an error that costs no other. Of an object the properties
    /// Id (or WorkflowId, CorrelationId, RunId, InstanceId, ExecutionId), Provider, Connection and those named like a
    /// parameter of the provider count: rows of a CSV file, hashtables, and runs that another command read. What the
    /// command line gives wins over the object.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// The service, by the name of its definition; Get-WorkflowProvider lists them. Give this or a connection, or
    /// neither where each object of the pipeline names its own. With a provider that is typed literally, its own
    /// parameters can be typed by name, such as <c>-TenantId acme</c> for Aster.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>
    /// A connection that Register-WorkflowConnection made: it gives the provider, the base URI, the secret and the
    /// parameters. Give this or a provider.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string? Connection { get; set; }

    /// <summary>
    /// The provider's own parameters as a hashtable, such as <c>@{ TenantId = 'acme' }</c>: for scripts, where the
    /// provider is not typed literally. One that is typed by name wins over its entry here. A name that the provider
    /// does not know is an error.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>
    /// Where the service is, in place of the address of the definition or the connection: an absolute https URI, or
    /// http to this machine. The credential goes there.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>
    /// The key or token as a SecureString, such as <c>(Read-Host -AsSecureString)</c>. It wins over every other way
    /// of giving a credential.
    /// </summary>
    [Parameter]
    [Alias("ApiKey")]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>
    /// The name of the secret that holds the key or token. Get-Secret of Microsoft.PowerShell.SecretManagement reads
    /// it, once, before any request: a String, a SecureString, a PSCredential (its password counts) or a Hashtable
    /// with a Token, ApiKey or Password entry. It wins over the connection's secret.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>
    /// The vault that holds the secret. Without it, and where the connection names none: the default vault, else the
    /// only one, else each in turn.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VaultCompleter))]
    public string? VaultName { get; set; }

    /// <summary>How many requests may be in flight at once, from 1 to 1024.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>
    /// How long one request may take, its answer included, in seconds from 0.05 to 86400 or as a TimeSpan; fractions are
    /// allowed. A shorter limit that the definition names holds too.
    /// </summary>
    [Parameter]
    [Seconds]
    [ValidateRange(0.05, 86400)]
    public double RequestTimeoutSec { get; set; } = 30;

    /// <summary>
    /// How often Get-WorkflowStatus repeats a read after a fault that may pass (no connection, a truncated answer,
    /// HTTP 408, 429 or 5xx), from 0 to 100. Wait and Watch do not repeat a look: their next look does that.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>
    /// Leaves out whatever costs extra: 8x8's logs, and the follow-up requests that bring the steps of some services, but
    /// for those that the state depends on.
    /// </summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>
    /// Runs in the background and returns a job, with a child job for each run (one for all of them when there are
    /// more than 100). Secrets are read before the job starts, and it begins when the last id has come through the
    /// pipeline.
    /// </summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }
}
