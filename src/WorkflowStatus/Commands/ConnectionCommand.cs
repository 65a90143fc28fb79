using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Hosting;
using WorkflowStatus.Output;

namespace WorkflowStatus.Commands;

/// <summary>What the commands for connections share: names with wildcards, and errors that cost no other name.</summary>
public abstract class ConnectionCommand : PSCmdlet
{
    /// <summary>The connections that names or patterns mean. A name without wildcards that means none is an error; a pattern that matches none is not.</summary>
    private protected IEnumerable<WorkflowConnection> Find(IEnumerable<string> names)
    {
        var known = Try(() => EngineHost.Connections.List());
        foreach (var name in known is null ? [] : names)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var found = known!.Where(connection => pattern.IsMatch(connection.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                var error = new WorkflowStatusException(
                    WorkflowErrorId.UnknownConnection, $"There is no connection '{SafeText.Line(name, 64)}'.", NearNames.Sentence(name, known!.Select(connection => connection.Name).ToList())) { Target = name };
                WriteError(ErrorRecords.From(error));
            }

            foreach (var connection in found)
            {
                yield return connection;
            }
        }
    }

    private protected T? Try<T>(Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (WorkflowStatusException error)
        {
            WriteError(ErrorRecords.From(error));
            return null;
        }
    }
}
