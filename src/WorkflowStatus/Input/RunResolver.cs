using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Credentials;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Input;

/// <summary>Finds out whom to ask for a run: joins the command line, the row and the connection, and reads the credential once.</summary>
internal sealed class RunResolver
{
    private readonly AccountRequest _request;
    private readonly CredentialResolver _credentials;
    private readonly Dictionary<string, RunAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkflowConnection> _connections = new(StringComparer.OrdinalIgnoreCase);
    private RunAccount? _bare;

    public RunResolver(AccountRequest request, CredentialResolver credentials)
    {
        _request = request with { Provider = request.Provider?.Trim(), Connection = request.Connection?.Trim() };
        _credentials = credentials;
    }

    /// <summary>Checks what can be checked before any run is named: the command line's own provider or connection, and its credential.</summary>
    /// <exception cref="WorkflowStatusException">Something of it is wrong.</exception>
    /// <param name="isPiped">Whether rows come, which may name another than the session's default.</param>
    /// <param name="hasIds">Whether the ids are there too, so that no row can add a parameter.</param>
    public void CheckCommandLine(bool isPiped, bool hasIds)
    {
        if (_request.Provider is not null && _request.Connection is not null)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "Provider and Connection were both given.", "Give one: a connection names its provider itself.");
        }

        if ((_request.Provider ?? _request.Connection) is not null && !(_request.IsPreset && isPiped))
        {
            var input = RunInput.FromIds([]);
            var (definition, connection) = Whom(input);
            CommandParameters.RefuseUnknown(definition, _request.Parameters.Keys);
            _credentials.Resolve(definition, connection, hasIds ? MissingParameters.Of(definition, Parameters(definition, connection, input)) : []);
        }
    }

    /// <summary>The runs that an input names; each id is taken by itself, so that a bad one costs no other.</summary>
    public IEnumerable<(string Id, Func<RunReference> Reference)> Resolve(RunInput input)
    {
        if (input.Ids.Count == 0)
        {
            throw NoId.Error(input.Names);
        }

        // All ids of one object are of one account; ids without a row are of the command line's, however many come.
        RunAccount? account = null;
        RunAccount Shared() => input.IsBare ? _bare ??= Account(input) : account ??= Account(input);
        return References();

        IEnumerable<(string Id, Func<RunReference> Reference)> References()
        {
            for (var index = 0; index < input.Ids.Count; index++)
            {
                var (id, place) = (input.Ids[index], index);
                yield return (id, () => string.IsNullOrWhiteSpace(id) ? throw Blank(input, place) : new RunReference(Shared(), id));
            }
        }
    }

    /// <summary>An empty line among the ids of a file: its place is all that can be told of it.</summary>
    private static WorkflowStatusException Blank(RunInput input, int index) => new(
        WorkflowErrorId.InvalidParameter, input.Ids.Count > 1 ? $"Id {index + 1} of {input.Ids.Count} is blank." : "The id is blank.", "Leave it out, or give the id that the service returned when the run was started.");

    private RunAccount Account(RunInput input)
    {
        var (definition, connection) = Whom(input);
        var parameters = Parameters(definition, connection, input);
        var baseUri = _request.BaseUri ?? OwnBaseUri(definition, connection, input);
        var key = string.Join("\n", [definition.Name, connection?.Name ?? string.Empty, baseUri?.OriginalString ?? string.Empty, .. parameters.Keys.Select(name => $"{name}={parameters[name]}")]);
        if (!_accounts.TryGetValue(key, out var account))
        {
            var missing = MissingParameters.Of(definition, parameters);
            var credential = _credentials.Resolve(definition, connection, missing);
            if (missing.Count > 0)
            {
                throw MissingParameters.Error(definition, missing, CommandParameters.HowToGive(missing));
            }

            var options = connection is null ? new RunAccountOptions { Credential = credential } : ConnectionAccount.Options(connection, definition, credential);
            options = options with { BaseUri = baseUri, Parameters = parameters };
            _accounts[key] = account = new RunAccount(definition, options);
        }

        return account;
    }

    /// <summary>Where a run was read before. A run out of a file must not send the credential to an address of that file.</summary>
    private static Uri? OwnBaseUri(ProviderDefinition definition, WorkflowConnection? connection, RunInput input)
    {
        var isOwn = string.Equals(input.Provider, definition.Name, StringComparison.OrdinalIgnoreCase) && string.Equals(input.Connection, connection?.Name, StringComparison.OrdinalIgnoreCase);
        if (input.BaseUri is null || !isOwn)
        {
            return null;
        }

        return input.IsBaseUriTrusted || definition.Auth.Kind == AuthKind.None
            ? input.BaseUri
            : throw new WorkflowStatusException(
                WorkflowErrorId.InvalidParameter, $"{definition.Name}: the run comes from a file or another process and names its own base URI {input.BaseUri.GetLeftPart(UriPartial.Authority)}.", "Give -BaseUri, so that no file decides where the credential goes.")
            { Provider = definition.Name };
    }

    private (ProviderDefinition Definition, WorkflowConnection? Connection) Whom(RunInput input)
    {
        var typed = _request.IsPreset && (input.Provider ?? input.Connection) is not null ? _request with { Provider = null, Connection = null } : _request;
        var connectionName = typed.Connection ?? (typed.Provider is null ? input.Connection : null);
        if (connectionName is not null)
        {
            var connection = Connection(connectionName);
            if (typed.Connection is null && input.Provider is { } named && !string.Equals(named, connection.Provider, StringComparison.OrdinalIgnoreCase))
            {
                throw new WorkflowStatusException(
                    WorkflowErrorId.InvalidParameter, $"The input object names the provider {SafeText.Line(named, 64)} and the connection {connection.Name}, which is for {connection.Provider}.", "Leave one of them out.");
            }

            return (EngineHost.Catalog.Get(connection.Provider), connection);
        }

        var provider = typed.Provider ?? input.Provider ?? throw new WorkflowStatusException(
            WorkflowErrorId.UnknownProvider, "It is not known whom to ask.", "Give -Provider or -Connection, or rows with a column Provider or Connection.");
        return (EngineHost.Catalog.Get(provider), null);
    }

    private WorkflowConnection Connection(string name)
    {
        if (!_connections.TryGetValue(name, out var connection))
        {
            _connections[name] = connection = EngineHost.Connections.Find(name);
        }

        return connection;
    }

    private Dictionary<string, string> Parameters(ProviderDefinition definition, WorkflowConnection? connection, RunInput input)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
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
}
