using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using WorkflowStatus.Completion;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;
using WorkflowStatus.Input;

namespace WorkflowStatus.Commands;

/// <summary>Test-WorkflowConnection: says what of a connection works and what does not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WorkflowConnection", HelpUri = OnlineHelp.Pages + "Test-WorkflowConnection.md")]
[OutputType(typeof(WorkflowConnectionTest), typeof(bool))]
public sealed class TestWorkflowConnectionCommand : ConnectionCommand, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// The names of connections; wildcards are allowed. A name without wildcards that does not exist is an error that
    /// names the near ones. Without a name all are tested.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// Values for parameters of the provider that the connection leaves to the commands, such as <c>@{ DefinitionId =
    /// 'onboarding' }</c>. They win over the connection's own.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Parameter { get; set; }

    /// <summary>Gives true or false for each connection instead of an object.</summary>
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
        // A stand-in for the credential, so that the way to the service can be looked at even where the real one is missing.
        var account = Check(checks, "Definition", () => Account(connection, _ => new Credential("stand-in")), made => $"{made.Definition.Name}: {made.Definition.Title}");
        if (account is not null)
        {
            var credentials = new CredentialResolver(null, null, null, new SecretReader(InvokeCommand, Host));
            var real = Check(checks, "Secret", () => Account(connection, definition => credentials.Resolve(definition, connection, [])), made => Source(connection, made));
            checks.AddRange(Probe(real ?? account, real is null ? "Nothing was sent: Secret failed." : null));
        }

        return checks;
    }

    private RunAccount Account(WorkflowConnection connection, Func<ProviderDefinition, Credential?> credential)
    {
        var definition = EngineHost.Catalog.Get(connection.Provider);
        var given = CommandParameters.Join(Parameter, null);
        CommandParameters.RefuseUnknown(definition, connection.Parameters.Keys.Concat(given.Keys));
        foreach (var kept in connection.Parameters.Where(kept => !given.ContainsKey(kept.Key)))
        {
            given[kept.Key] = kept.Value;
        }

        return new RunAccount(definition, ConnectionAccount.Options(connection, definition, credential(definition)) with { Parameters = given });
    }

    private static string Source(WorkflowConnection connection, RunAccount account) =>
        account.Credential is null ? "The service wants no credential."
        : connection.SecretName is { } secret ? $"The secret '{secret}' was read."
        : "The credential comes from the environment variable.";

    private IReadOnlyList<ConnectionCheck> Probe(RunAccount account, string? reasonNotToRead)
    {
        try
        {
            return new ConnectionProbe(EngineHost.Client).RunAsync(account, reasonNotToRead, _stop.Token).GetAwaiter().GetResult();
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
