using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>Test-WorkflowConnection: says what of a connection works and what does not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WorkflowConnection")]
[OutputType(typeof(WorkflowConnectionTest), typeof(bool))]
public sealed class TestWorkflowConnectionCommand : ConnectionCommand, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gives true or false instead of an object.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Ends a check that is under way.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var connection in Find(Name))
        {
            var test = Result(connection, Checks(connection));
            WriteObject(Quiet ? test.Passed : test);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    private List<ConnectionCheck> Checks(WorkflowConnection connection)
    {
        var checks = new List<ConnectionCheck>();
        var definition = Check(checks, "Definition", () => EngineHost.Catalog.Get(connection.Provider), found => $"{found.Name}: {found.Title}");
        var account = definition is null ? null : Check(
            checks,
            "Secret",
            () =>
            {
                var credential = new CredentialResolver(null, null, null, new SecretReader(InvokeCommand, Host)).Resolve(definition, connection);
                return new RunAccount(definition, ConnectionAccount.Options(connection, definition, credential));
            },
            made => made.Credential is null ? "The service wants no credential." : connection.SecretName is { } secret ? $"The secret '{secret}' was read." : "The credential comes from the environment variable.");
        if (account is not null)
        {
            checks.AddRange(Probe(account));
        }

        return checks;
    }

    private IReadOnlyList<ConnectionCheck> Probe(RunAccount account)
    {
        try
        {
            return new ConnectionProbe(EngineHost.Client).RunAsync(account, _stop.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private static T? Check<T>(List<ConnectionCheck> checks, string name, Func<T> make, Func<T, string> describe)
        where T : class
    {
        try
        {
            var made = make();
            checks.Add(new ConnectionCheck { Name = name, Passed = true, Message = describe(made) });
            return made;
        }
        catch (WorkflowStatusException error)
        {
            checks.Add(new ConnectionCheck { Name = name, Passed = false, Message = error.Message });
            return null;
        }
    }

    private static WorkflowConnectionTest Result(WorkflowConnection connection, List<ConnectionCheck> checks)
    {
        var failed = checks.Find(check => check.Passed == false);
        var latency = checks.Find(check => check.Name == "Latency" && check.Passed == true);
        return new WorkflowConnectionTest
        {
            Name = connection.Name,
            Provider = connection.Provider,
            Passed = failed is null && checks.Any(check => check.Name == "Authentication" && check.Passed == true),
            Checks = checks,
            Latency = latency?.Duration,
            Message = failed?.Message,
        };
    }
}
