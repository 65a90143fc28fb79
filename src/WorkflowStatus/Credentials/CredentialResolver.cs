using System;
using System.Collections.Generic;
using System.Security;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Input;

namespace WorkflowStatus.Credentials;

/// <summary>Finds the credential: the token, the named secret, the connection's secret, the environment variable; the first found wins.</summary>
internal sealed class CredentialResolver
{
    private readonly SecureString? _token;
    private readonly string? _secretName;
    private readonly string? _vaultName;
    private readonly SecretReader _secrets;
    private readonly Dictionary<string, Credential> _found = new(StringComparer.Ordinal);

    public CredentialResolver(SecureString? token, string? secretName, string? vaultName, SecretReader secrets)
    {
        _token = token;
        _secretName = secretName;
        _vaultName = vaultName;
        _secrets = secrets;
    }

    /// <summary>Resolves for one service; must be called on the pipeline thread, since a vault may have to be asked.</summary>
    /// <returns>The credential; null when the service wants none.</returns>
    /// <exception cref="WorkflowStatusException">CredentialMissing, SecretNotFound, VaultUnavailable, or InvalidParameter for one that cannot be sent.</exception>
    public Credential? Resolve(ProviderDefinition definition, ConnectionEntry? connection)
    {
        if (definition.Auth.Kind == AuthKind.None)
        {
            return null;
        }

        if (_token is not null)
        {
            return Once("token", () => new Credential(PlainText.Of(_token)));
        }

        if (_secretName is not null)
        {
            return Secret(_secretName, _vaultName);
        }

        if (connection?.SecretName is { } secretName)
        {
            return Secret(secretName, connection.VaultName);
        }

        var variable = definition.Auth.EnvironmentVariable;
        if (variable is not null && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
        {
            return Once("env\n" + variable, () => new Credential(value));
        }

        throw Missing(definition);
    }

    private static WorkflowStatusException Missing(ProviderDefinition definition)
    {
        var variable = definition.Auth.EnvironmentVariable is { } name ? $", or the environment variable {name}" : string.Empty;
        return new WorkflowStatusException(
            WorkflowErrorId.CredentialMissing,
            $"{definition.Name} needs a credential, and none was found.",
            $"Give -Token (a SecureString), -SecretName with -VaultName, a -Connection that was registered with a secret{variable}.")
        { Provider = definition.Name, Target = definition.Name };
    }

    private Credential Secret(string name, string? vault) => Once($"secret\n{name}\n{vault}", () => new Credential(_secrets.Read(name, vault)));

    private Credential Once(string key, Func<Credential> read)
    {
        if (!_found.TryGetValue(key, out var credential))
        {
            _found[key] = credential = read();
        }

        return credential;
    }
}
