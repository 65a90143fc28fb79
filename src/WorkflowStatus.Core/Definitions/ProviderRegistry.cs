using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WorkflowStatus.Core.Connections;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions;

/// <summary>
/// Every definition that a session knows: those of this session first, then the user's own files, then the built-in
/// ones. Safe for concurrent use.
/// </summary>
public sealed class ProviderRegistry
{
    private readonly ProviderCatalog _builtIn;
    private readonly Func<string> _userFolder;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, ProviderDefinition> _session = new(StringComparer.OrdinalIgnoreCase);
    private (string Folder, ProviderCatalog Catalog)? _user;

    /// <summary>Makes a registry.</summary>
    /// <param name="builtIn">The definitions that ship.</param>
    /// <param name="userFolder">Gives the folder of the user's own definitions; asked each time, since it may change.</param>
    /// <param name="time">The clock for waiting on a file; null for the system's.</param>
    public ProviderRegistry(ProviderCatalog builtIn, Func<string> userFolder, TimeProvider? time = null)
    {
        _builtIn = builtIn;
        _userFolder = userFolder;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The names of all definitions, sorted; nothing is loaded.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Names() => _session.Keys.Concat(User().Names()).Concat(_builtIn.Names())
        .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>The definition of a name.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="WorkflowStatusException">UnknownProvider, which names the near ones; InvalidDefinition when its file is wrong.</exception>
    public ProviderDefinition Get(string name) => Origin(name) switch
    {
        ProviderOrigin.Process => _session[name],
        ProviderOrigin.User => User().Get(name),
        ProviderOrigin.BuiltIn => _builtIn.Get(name),
        _ => throw Unknown(name),
    };

    /// <summary>Where the definition of a name comes from.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The origin that wins; null for an unknown name.</returns>
    public ProviderOrigin? Origin(string name) =>
        _session.ContainsKey(name) ? ProviderOrigin.Process : Has(User(), name) ? ProviderOrigin.User : Has(_builtIn, name) ? ProviderOrigin.BuiltIn : null;

    /// <summary>Registers a definition for this session only.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the name is taken.</exception>
    public void Add(ProviderDefinition definition, bool overwrite)
    {
        RefuseTaken(definition, overwrite);
        _session[definition.Name] = definition;
    }

    /// <summary>Registers a definition for good, as a file in the user's folder.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="text">Its file's bytes.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the name is taken. InvalidConfiguration: the file cannot be written.</exception>
    public void Save(ProviderDefinition definition, byte[] text, bool overwrite)
    {
        RefuseTaken(definition, overwrite);
        var folder = _userFolder();
        var file = User().FileOf(definition.Name) ?? Path.Combine(folder, definition.Name + ProviderCatalog.Suffix);
        try
        {
            PrivateFile.CreateFolder(folder);
            if (PrivateFile.IsLink(file))
            {
                throw new IOException("it is a symbolic link, and links are not written through");
            }

            WholeFile.Write(file, text, _time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidConfiguration, $"The file '{file}' cannot be written: {error.Message.TrimEnd('.')}.", "Check the folder and its rights.", error) { Target = file };
        }
    }

    /// <summary>Forgets a definition: the session's, else the user's file.</summary>
    /// <param name="name">The name, without case.</param>
    /// <exception cref="WorkflowStatusException">UnknownProvider; InvalidParameter for a built-in one; InvalidConfiguration when the file cannot be removed.</exception>
    public void Remove(string name)
    {
        switch (Origin(name))
        {
            case ProviderOrigin.Process:
                _session.TryRemove(name, out _);
                break;
            case ProviderOrigin.User:
                RemoveFile(User().FileOf(name)!);
                break;
            case ProviderOrigin.BuiltIn:
                throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The provider '{SafeText.Line(name, 64)}' is built in and cannot be unregistered.", "Unregister your own providers only.") { Target = name };
            default:
                throw Unknown(name);
        }
    }

    private static bool Has(ProviderCatalog catalog, string name) => catalog.FileOf(name) is not null;

    private static void RemoveFile(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowStatusException(WorkflowErrorId.InvalidConfiguration, $"The file '{file}' cannot be removed: {error.Message.TrimEnd('.')}.", "Check the folder and its rights.", error) { Target = file };
        }
    }

    private WorkflowStatusException Unknown(string name) =>
        new(WorkflowErrorId.UnknownProvider, $"There is no provider '{SafeText.Line(name, 64)}'.", NearNames.Sentence(name, Names())) { Target = name };

    private void RefuseTaken(ProviderDefinition definition, bool overwrite)
    {
        if (!overwrite && Origin(definition.Name) is { } origin)
        {
            var which = origin == ProviderOrigin.BuiltIn ? "is built in" : "is registered already";
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"A provider '{definition.Name}' {which}.", "Choose another name, or give -Force to take its place.") { Target = definition.Name };
        }
    }

    /// <summary>The user's catalog; an empty one where there is no folder for settings, so that built-in providers work without.</summary>
    private ProviderCatalog User()
    {
        string folder;
        try
        {
            folder = _userFolder();
        }
        catch (WorkflowStatusException)
        {
            return new ProviderCatalog();
        }

        var user = _user;
        if (user?.Folder != folder)
        {
            _user = user = (folder, new ProviderCatalog(folder));
        }

        return user.Value.Catalog;
    }
}
