using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Connections;

/// <summary>Joins a connection with its provider's definition.</summary>
public static class ConnectionAccount
{
    /// <summary>What a connection gives to ask its service. Change the result with <c>with</c> where the caller gives more.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="definition">The definition that the connection names.</param>
    /// <param name="credential">The credential; null when there is none.</param>
    /// <returns>Options for <see cref="RunAccount"/>.</returns>
    public static RunAccountOptions Options(WorkflowConnection connection, ProviderDefinition definition, Credential? credential) => new()
    {
        Connection = connection.Name,
        Credential = credential,
        ConnectionBaseUri = connection.BaseUri,
        Parameters = connection.Parameters,
        RequestPath = connection.RequestPath,
        Polling = Polling(connection, definition.Polling),
    };

    private static PollingAdvice? Polling(WorkflowConnection connection, PollingAdvice advice)
    {
        if (connection.PollInterval is null && connection.MaximumPollInterval is null)
        {
            return null;
        }

        // The connection's own value holds even where the other one, from the definition, does not fit it.
        var first = connection.PollInterval ?? (advice.First > connection.MaximumPollInterval ? connection.MaximumPollInterval : advice.First);
        var maximum = connection.MaximumPollInterval ?? (advice.Maximum < first ? first : advice.Maximum);
        return advice with { First = first, Maximum = maximum, Limit = connection.MaximumPollInterval };
    }
}
