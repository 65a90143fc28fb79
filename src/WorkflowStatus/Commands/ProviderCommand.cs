using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Files;
using WorkflowStatus.Core.Text;
using WorkflowStatus.Hosting;

namespace WorkflowStatus.Commands;

/// <summary>What the commands for providers share.</summary>
public abstract class ProviderCommand : WorkflowCommand
{
    /// <summary>The names that names or patterns mean.</summary>
    private protected IEnumerable<string> Find(IEnumerable<string> names) =>
        Find(names, EngineHost.Catalog.Names(), name => name, UnknownNames.Provider);

    private protected static WorkflowProvider Describe(ProviderDefinition definition, ProviderOrigin origin) => new()
    {
        Name = definition.Name,
        Title = definition.Title,
        Origin = origin.ToString(),
        BaseUri = definition.BaseUriTemplate,
        Authentication = definition.Auth.Kind.ToString(),
        EnvironmentVariable = definition.Auth.EnvironmentVariable,
        Parameters = definition.Parameters.Select(parameter => new WorkflowProviderParameter
        {
            Name = parameter.Name,
            IsRequired = parameter.IsRequired,
            Default = parameter.Default,
            Help = parameter.Help,
        }).ToList(),
        States = definition.States.Words.Select(word => $"{word.Word} = {word.State}").ToList(),
        Documentation = definition.Documentation,
        Path = origin == ProviderOrigin.Process ? null : definition.FilePath,
        Definition = definition.Text,
    };

    /// <summary>Reads a file that a parameter names, where PowerShell would look for it; of one larger than the limit a byte more than that.</summary>
    private protected (string Path, byte[] Text) ReadFile(string path, int limit)
    {
        var full = GetUnresolvedProviderPathFromPSPath(path);
        try
        {
            return (full, BoundedFile.Read(full, limit));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The last two are for characters that no path can have: .NET Framework counts wildcards and colons among them.
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The file '{full}' cannot be read: {error.Message.TrimEnd('.')}.", WildcardPattern.ContainsWildcardCharacters(path) ? "Wildcards mean themselves here: Get-ChildItem gives the files." : "Check the path.", error) { Target = path };
        }
    }
}
