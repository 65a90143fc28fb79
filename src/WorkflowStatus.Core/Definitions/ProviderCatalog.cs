using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions;

/// <summary>The definitions in one or more folders, each loaded when it is first asked for. Safe for concurrent use.</summary>
public sealed class ProviderCatalog
{
    /// <summary>What every definition's file name ends in.</summary>
    internal const string Suffix = ".provider.json";

    private readonly string[] _folders;
    private readonly ConcurrentDictionary<string, (DateTime Written, ProviderDefinition Definition)> _loaded = new(StringComparer.Ordinal);

    /// <summary>Makes a catalog.</summary>
    /// <param name="folders">The folders, the one whose files win first; a folder that does not exist is empty.</param>
    public ProviderCatalog(params string[] folders) => _folders = folders;

    /// <summary>The catalog of the definitions that ship with the engine, in <c>providers</c> beside the program.</summary>
    /// <returns>A catalog.</returns>
    public static ProviderCatalog BuiltIn() => new(Path.Combine(AppContext.BaseDirectory, "providers"));

    /// <summary>The names of all definitions, by their file names, sorted; nothing is loaded.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Names() => Files().Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>The definition of a name.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="WorkflowStatusException">UnknownProvider, or InvalidDefinition when its file is wrong.</exception>
    public ProviderDefinition Get(string name)
    {
        var file = FileOf(name)
            ?? throw UnknownNames.Provider(name, Names());
        var written = File.GetLastWriteTimeUtc(file);
        if (_loaded.TryGetValue(file, out var known) && known.Written == written)
        {
            return known.Definition;
        }

        var definition = DefinitionLoader.LoadFile(file);
        if (!string.Equals(definition.Name, NameOf(file), StringComparison.OrdinalIgnoreCase))
        {
            throw DefinitionLoader.Wrong(file, [new DefinitionProblem(1, "$.name", $"expected the file's own name '{NameOf(file)}', found '{definition.Name}'")]);
        }

        _loaded[file] = (written, definition);
        return definition;
    }

    /// <summary>Whether it is the catalog of this folder alone.</summary>
    internal bool IsOf(string folder) => _folders.Length == 1 && _folders[0] == folder;

    /// <summary>The file of a name; null when there is none.</summary>
    internal string? FileOf(string name) => Files().FirstOrDefault(path => string.Equals(NameOf(path), name, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        return name.Substring(0, name.Length - Suffix.Length);
    }

    private IEnumerable<string> Files() => _folders.Where(Directory.Exists).SelectMany(Files);

    /// <summary>A folder that cannot be read costs no definition of another folder. A name that would act on the screen that lists it is no name.</summary>
    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*" + Suffix).Where(file => SafeText.IsOneLine(Path.GetFileName(file))).OrderBy(file => file, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
