using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Input;

/// <summary>Finds out whom to ask for a run: joins the command line, the row and the connection, and reads the credential once.</summary>
internal sealed class RunResolver
{
    private readonly AccountRequest _request;
    private readonly CredentialResolver _credentials;
    private readonly Dictionary<string, RunAccount> _accounts = new(StringComparer.Ordinal);

    public RunResolver(AccountRequest request, CredentialResolver credentials)
    {
        _request = request;
        _credentials = credentials;
    }

    /// <summary>Checks what can be checked before any run is named: the command line's own provider or connection, and its credential.</summary>
    /// <exception cref="WorkflowStatusException">Something of it is wrong.</exception>
    public void CheckCommandLine()
    {
        if (_request.Provider is not null && _request.Connection is not null)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "Provider and Connection were both given.", "Give one: a connection names its provider itself.");
        }

        if ((_request.Provider ?? _request.Connection) is not null)
        {
            var (definition, connection) = Whom(RunInput.FromIds([]));
            RefuseUnknownParameters(definition);
            _credentials.Resolve(definition, connection);
        }
    }

    /// <summary>The runs that an input names; each id is taken by itself, so that a bad one costs no other.</summary>
    public IEnumerable<(string Id, Func<RunReference> Reference)> Resolve(RunInput input)
    {
        if (input.Ids.Count == 0)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, "The input object has no id.", "Give it a property Id, WorkflowId, CorrelationId, RunId, InstanceId or ExecutionId.");
        }

        return input.Ids.Select(id => (id, (Func<RunReference>)(() => new RunReference(Account(input), id))));
    }

    private RunAccount Account(RunInput input)
    {
        var (definition, connection) = Whom(input);
        var parameters = Parameters(definition, connection, input);
        var isSameProvider = string.Equals(input.Provider, definition.Name, StringComparison.OrdinalIgnoreCase);
        var baseUri = _request.BaseUri ?? (isSameProvider ? input.BaseUri : null);
        var key = string.Join("\n", [definition.Name, connection?.Name ?? string.Empty, baseUri?.OriginalString ?? string.Empty, .. parameters.Select(pair => $"{pair.Key}={pair.Value}")]);
        if (!_accounts.TryGetValue(key, out var account))
        {
            var options = new RunAccountOptions
            {
                Connection = connection?.Name,
                Credential = _credentials.Resolve(definition, connection),
                BaseUri = baseUri ?? connection?.BaseUri,
                Parameters = parameters,
                RequestPath = connection?.RequestPath,
                Polling = connection is null ? null : ConnectionEntry.Polling(definition.Polling),
            };
            _accounts[key] = account = new RunAccount(definition, options);
        }

        return account;
    }

    private (ProviderDefinition Definition, ConnectionEntry? Connection) Whom(RunInput input)
    {
        var connectionName = _request.Connection ?? (_request.Provider is null ? input.Connection : null);
        if (connectionName is not null)
        {
            var connection = ConnectionEntry.Find(connectionName);
            return (EngineHost.Catalog.Get(connection.Provider), connection);
        }

        var provider = _request.Provider ?? input.Provider ?? throw new WorkflowStatusException(
            WorkflowErrorId.UnknownProvider, "It is not known whom to ask.", "Give -Provider or -Connection, or rows with a column Provider or Connection.");
        return (EngineHost.Catalog.Get(provider), null);
    }

    private SortedDictionary<string, string> Parameters(ProviderDefinition definition, ConnectionEntry? connection, RunInput input)
    {
        var values = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in definition.Parameters.Select(parameter => parameter.Name))
        {
            var value = (_request.Parameters.TryGetValue(name, out var given) ? given : null) ?? input.Parameter(name)
                ?? (connection?.Parameters.TryGetValue(name, out var kept) == true ? kept : null);
            if (value is not null)
            {
                values[name] = value;
            }
        }

        return values;
    }

    private void RefuseUnknownParameters(ProviderDefinition definition)
    {
        var known = definition.Parameters.Select(parameter => parameter.Name).ToList();
        var unknown = _request.Parameters.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{definition.Name} has no parameter '{Core.Text.SafeText.Line(unknown, 64)}'.", Core.Text.NearNames.Sentence(unknown, known))
            { Provider = definition.Name, Target = unknown };
        }
    }
}
