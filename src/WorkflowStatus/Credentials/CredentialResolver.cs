using System;
using System.Collections.Generic;
using System.Security;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Input;

namespace WorkflowStatus.Credentials;

/// <summary>Finds the credential: the token, the named secret, the connection's secret, the environment variable; the first found wins. Each is read once.</summary>
internal sealed class CredentialResolver
{
    private readonly SecureString? _token;
    private readonly string? _secretName;
    private readonly string? _vaultName;
    private readonly SecretReader _secrets;

    /// <summary>Failures too: a thousand rows must not ask a locked vault, or the person before it, a thousand times.</summary>
    private readonly Dictionary<string, (Credential? Found, WorkflowStatusException? Problem)> _known = new(StringComparer.Ordinal);

    public CredentialResolver(SecureString? token, string? secretName, string? vaultName, SecretReader secrets)
    {
        _token = token;
        _secretName = secretName;
        _vaultName = vaultName;
        _secrets = secrets;
    }

    /// <summary>Resolves for one service; must be called on the pipeline thread, since a vault may have to be asked.</summary>
    /// <param name="definition">The service's definition.</param>
    /// <param name="connection">The connection; null without one.</param>
    /// <param name="missing">Parameters that have no value either: whoever is told that there is no credential is told of them at once.</param>
    /// <returns>The credential; null when the service wants none.</returns>
    /// <exception cref="WorkflowStatusException">CredentialMissing, SecretNotFound, VaultUnavailable, or InvalidParameter for one that cannot be sent.</exception>
    public Credential? Resolve(ProviderDefinition definition, WorkflowConnection? connection, IReadOnlyList<ParameterDefinition> missing)
    {
        if (definition.Auth.Kind == AuthKind.None)
        {
            return null;
        }

        if (_token is not null)
        {
            return Once("token", () => new Credential(PlainText.Of(_token), "-Token"));
        }

        if (_secretName is not null)
        {
            return Secret(_secretName, _vaultName);
        }

        if (connection?.SecretName is { } secretName)
        {
            // A vault that the command line names wins over the connection's, as everything there does.
            return Secret(secretName, _vaultName ?? connection.VaultName);
        }

        if (_vaultName is not null)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, "A vault was named without a secret.", "Give -SecretName too.") { Provider = definition.Name, Target = _vaultName };
        }

        var variable = definition.Auth.EnvironmentVariable;
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
        {
            return Once("env\n" + variable, () => new Credential(value, $"the environment variable {variable}"));
        }

        return definition.Auth.IsOptional ? null : throw Missing(definition, missing);
    }

    private static WorkflowStatusException Missing(ProviderDefinition definition, IReadOnlyList<ParameterDefinition> parameters)
    {
        var without = parameters.Count > 0 ? $" It also needs {MissingParameters.Describe(parameters)}." : string.Empty;
        var how = parameters.Count > 0 ? " " + CommandParameters.HowToGive(parameters) : string.Empty;
        var variable = definition.Auth.EnvironmentVariable is { } name ? $", or the environment variable {name}" : string.Empty;
        return new WorkflowStatusException(
            WorkflowErrorId.CredentialMissing,
            $"{definition.Name} needs a credential, and none was found.{without}",
            $"Give -Token (a SecureString), -SecretName with -VaultName, a -Connection that was registered with a secret{variable}.{how}")
        { Provider = definition.Name, Target = definition.Name };
    }

    /// <summary>The same secret may be named with its vault and without: it is the vault that is chosen in the end that tells two apart.</summary>
    private Credential Secret(string name, string? vault) => Once($"named\n{name}\n{vault}", () =>
    {
        var vaults = _secrets.Choose(name, vault);
        return Once($"secret\n{name}\n{string.Join("\n", vaults)}", () => new Credential(_secrets.Read(name, vaults), $"the secret '{name}'"));
    });

    private Credential Once(string key, Func<Credential> read)
    {
        if (!_known.TryGetValue(key, out var outcome))
        {
            try
            {
                outcome = (read(), null);
            }
            catch (WorkflowStatusException problem)
            {
                outcome = (null, problem);
            }

            _known[key] = outcome;
        }

        return outcome.Found ?? throw outcome.Problem!;
    }
}
