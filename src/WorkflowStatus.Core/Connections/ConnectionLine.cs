using System;

namespace WorkflowStatus.Core.Connections;

/// <summary>A connection in one line, for questions and lists.</summary>
public static class ConnectionLine
{
    /// <summary>Says what a connection is, without what may be secret.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>For example <c>production (Aster, https://policy.example.com, TenantId=acme)</c>.</returns>
    public static string Of(WorkflowConnection connection)
    {
        // Without the user part: somebody may have put a password there, and the line is for a screen.
        var address = connection.BaseUri is { IsAbsoluteUri: true } uri
            ? ", " + uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            : string.Empty;
        return $"{connection.Name} ({connection.Provider}{address}{(connection.Parameters.Count > 0 ? $", {connection.Parameters}" : string.Empty)})";
    }
}
