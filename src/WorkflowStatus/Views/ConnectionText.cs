using System;

namespace WorkflowStatus.Views;

/// <summary>Parts of a connection as the views show them.</summary>
public static class ConnectionText
{
    /// <summary>Where the service is, without a user part: somebody may have put a password there, and the line is for a screen.</summary>
    /// <param name="address">The base URI; null for the definition's own, which shows nothing.</param>
    /// <returns>For example <c>https://policy.example.com/api</c>.</returns>
    public static string Address(Uri? address) => address switch
    {
        null => string.Empty,
        { IsAbsoluteUri: true } => LineText.Of(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')),
        _ => LineText.Of(address.OriginalString),
    };

    /// <summary>Which secret opens it.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>For example <c>aster-key (Work)</c>; empty when the key is given in another way.</returns>
    public static string Secret(WorkflowConnection connection) =>
        string.IsNullOrEmpty(connection.VaultName) ? LineText.Of(connection.SecretName) : LineText.Of($"{connection.SecretName} ({connection.VaultName})");
}
