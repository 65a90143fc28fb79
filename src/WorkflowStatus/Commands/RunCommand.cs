using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;
using WorkflowStatus.Input;
using WorkflowStatus.Jobs;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>What Get, Wait and Watch do alike: naming the runs, checking the command line before any request, and ending what is in flight.</summary>
public abstract class RunCommand : RunParametersCommand, IDynamicParameters, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RunReference> _jobRuns = [];
    private RuntimeDefinedParameterDictionary? _providerParameters;
    private RunResolver? _resolver;
    private int _inputs;

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
    public object? GetDynamicParameters()
    {
        EngineHost.Prepare();
        return _providerParameters = DynamicProviderParameters.Declare(Provider, Connection);
    }

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
            if (Id is null)
            {
                throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "-Id is nothing ($null): no run is named.", "Give the ids that the service returned when the runs were started.") { Target = nameof(Id) };
            }

            // Rows may name another than the session's default; what was typed for a default that does not exist is of no one.
            _resolver.CheckCommandLine(MyInvocation.ExpectingInput && !DynamicProviderParameters.HasUnknown(_providerParameters), MyInvocation.BoundParameters.ContainsKey(nameof(Id)));
        }
        catch (WorkflowStatusException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error));
        }
    }

    /// <summary>Names the runs and hands each on.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            foreach (var item in ParameterSetName == ById ? [null] : InputItems.Of(InputObject))
            {
                _inputs++;
                Take(Try(() => ParameterSetName == ById ? RunInput.FromIds(Id!) : RunInput.FromObject(item), null));
            }
        }
        catch (WorkflowStatusException error)
        {
            // A list that breaks off; what stood before it is taken.
            WriteError(ErrorRecords.From(error));
        }

        if (!AsJob)
        {
            OrStop(Drain);
        }
    }

    /// <summary>Ends the command: writes the rest, or starts the job.</summary>
    protected override void EndProcessing()
    {
        if (!AsJob)
        {
            OrStop(Finish);
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

    /// <summary>A pipeline that ends early (Select-Object -First, an error downstream) ends the requests too, at once.</summary>
    private void OrStop(Action write)
    {
        try
        {
            write();
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
    }

    private void Take(RunInput? input)
    {
        foreach (var run in input is null ? [] : References(input))
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
    }

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
            WriteError(error.Target is { } target && target == id ? ErrorRecords.From(error) : ErrorRecords.From(error, Subject(id), id ?? error.Target));
            return null;
        }
    }

    /// <summary>Which object of the pipeline an error is about: its id, or its place where it has none. The ids of the command line are before the reader.</summary>
    private string? Subject(string? id) =>
        ParameterSetName == ById ? null
        : string.IsNullOrWhiteSpace(id) ? string.Format(CultureInfo.InvariantCulture, "Input object {0}", _inputs)
        : $"Input object '{SafeText.Line(id!, 100)}'";
}
