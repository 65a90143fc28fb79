using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Credentials;
using WorkflowStatus.Input;
using WorkflowStatus.Jobs;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>What Get, Wait and Watch share: how runs are named, how credentials are given, and the common options.</summary>
public abstract class RunCommand : PSCmdlet, IDynamicParameters, IDisposable
{
    private const string ById = "Id";
    private const string ByInput = "InputObject";

    private readonly CancellationTokenSource _stop = new();
    private RuntimeDefinedParameterDictionary? _providerParameters;
    private readonly List<RunReference> _jobRuns = [];
    private RunResolver? _resolver;

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

    /// <summary>Cancelled by Ctrl+C, by the end of the pipeline, and at disposal.</summary>
    protected CancellationToken Stop => _stop.Token;

    private protected ReadOptions ReadOptions => new()
    {
        IsSummary = Summary,
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSec),
        MaximumRetryCount = MaximumRetryCount,
    };

    /// <summary>The parameters of the provider that the command line names.</summary>
    /// <returns>Null when it names none.</returns>
    public object? GetDynamicParameters() => _providerParameters = DynamicProviderParameters.Declare(Provider, Connection);

    /// <summary>Ends whatever is in flight.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Dispose(true);
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends whatever the command has in flight.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Checks the command line before any request.</summary>
    protected override void BeginProcessing()
    {
        var parameters = CommandParameters.Join(Parameter, _providerParameters);
        var credentials = new CredentialResolver(Token, SecretName, VaultName, new SecretReader(InvokeCommand, Host));
        var request = new AccountRequest { Provider = Provider, Connection = Connection, BaseUri = BaseUri, Parameters = parameters };
        _resolver = new RunResolver(Presets.Apply(this, request), credentials);
        try
        {
            _resolver.CheckCommandLine(MyInvocation.ExpectingInput);
        }
        catch (WorkflowStatusException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error));
        }
    }

    /// <summary>Names the runs and hands each on.</summary>
    protected override void ProcessRecord()
    {
        var input = ParameterSetName == ById ? RunInput.FromIds(Id) : RunInput.FromObject(InputObject!);
        foreach (var run in References(input))
        {
            if (AsJob)
            {
                _jobRuns.Add(run);
            }
            else
            {
                Accept(run);
            }
        }

        if (!AsJob)
        {
            Drain();
        }
    }

    /// <summary>Ends the command: writes the rest, or starts the job.</summary>
    protected override void EndProcessing()
    {
        if (!AsJob)
        {
            Finish();
        }
        else if (_jobRuns.Count > 0)
        {
            var job = new RunJob(MyInvocation.MyCommand.Name, _jobRuns, CreateWork());
            JobRepository.Add(job);
            job.Start();
            WriteObject(job);
        }
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    private protected abstract void Accept(RunReference run);

    /// <summary>Writes what is there without waiting.</summary>
    private protected abstract void Drain();

    /// <summary>Writes the rest, waiting for it.</summary>
    private protected abstract void Finish();

    /// <summary>The same work for a job.</summary>
    private protected abstract IRunWork CreateWork();

    private IEnumerable<RunReference> References(RunInput input)
    {
        foreach (var (id, reference) in Try(() => _resolver!.Resolve(input), null) ?? [])
        {
            if (Try(reference, id) is { } run)
            {
                SeenIds.Add(run.Account.Definition.Name, id);
                yield return run;
            }
        }
    }

    private T? Try<T>(Func<T> make, string? id)
        where T : class
    {
        try
        {
            return make();
        }
        catch (WorkflowStatusException error)
        {
            var record = ErrorRecords.From(error);
            WriteError(id is null || error.Target == id ? record : new ErrorRecord(error, error.ErrorId.ToString(), record.CategoryInfo.Category, id) { ErrorDetails = record.ErrorDetails });
            return null;
        }
    }
}
