using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions;

/// <summary>
/// Every definition that a session knows: those of this session first, then the user's own files, then the built-in
/// ones. Safe for concurrent use.
/// </summary>
public sealed class ProviderRegistry
{
    private readonly ProviderCatalog _builtIn;
    private readonly UserDefinitions _user;
    private readonly ConcurrentDictionary<string, ProviderDefinition> _session = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user's definitions that were found to keep their hands off others' variables: a row of a long pipeline does not ask again.</summary>
    private readonly ConditionalWeakTable<ProviderDefinition, string> _checked = new();

    /// <summary>Makes a registry.</summary>
    /// <param name="builtIn">The definitions that ship.</param>
    /// <param name="userFolder">Gives the folder of the user's own definitions, in a folder of the user's own; asked each time, since it may change.</param>
    /// <param name="time">The clock for waiting on a file; null for the system's.</param>
    public ProviderRegistry(ProviderCatalog builtIn, Func<string> userFolder, TimeProvider? time = null)
    {
        _builtIn = builtIn;
        _user = new UserDefinitions(userFolder, time ?? TimeProvider.System);
    }

    /// <summary>The names of all definitions, sorted; nothing is loaded.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Names() => _session.Keys.Concat(_user.Catalog.Names()).Concat(_builtIn.Names())
        .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>The definition of a name.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="WorkflowStatusException">
    /// UnknownProvider, which names the near ones; InvalidDefinition when its file is wrong; InvalidConfiguration when every
    /// user of the machine may write to its file, its folder or the one above.
    /// </exception>
    public ProviderDefinition Get(string name) => Origin(name) switch
    {
        ProviderOrigin.Process => _session[name],
        ProviderOrigin.User => OfUser(name),
        ProviderOrigin.BuiltIn => _builtIn.Get(name),
        _ => throw Unknown(name),
    };

    /// <summary>Where the definition of a name comes from.</summary>
    /// <param name="name">The name, without case.</param>
    /// <returns>The origin that wins; null for an unknown name.</returns>
    public ProviderOrigin? Origin(string name) =>
        _session.ContainsKey(name) ? ProviderOrigin.Process : _user.Has(name) ? ProviderOrigin.User : _builtIn.FileOf(name) is not null ? ProviderOrigin.BuiltIn : null;

    /// <summary>Says why a definition may not be registered though its file is sound: the environment variable that it names is another's.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The problem with its place; null when there is none.</returns>
    public DefinitionProblem? Problem(ProviderDefinition definition) => VariableRules.Problem(definition, Known());

    /// <summary>The definition that another of the same name takes the place of, where the credential then goes to another origin.</summary>
    /// <param name="definition">The other.</param>
    /// <returns>What has the name now; null when nothing has, or when the origin stays the same.</returns>
    public ProviderDefinition? Displaced(ProviderDefinition definition) =>
        Usable(definition.Name) is { } present && VariableRules.Origin(present) != VariableRules.Origin(definition) ? present : null;

    /// <summary>Refuses a definition that could not be registered, before anybody is asked to confirm it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the name is taken. InvalidDefinition: its environment variable is another's.</exception>
    public void Check(ProviderDefinition definition, bool overwrite)
    {
        RefuseForeign(definition, Known());
        RefuseTaken(definition, overwrite);
    }

    /// <summary>Registers a definition for this session only.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">InvalidParameter: the name is taken. InvalidDefinition: its environment variable is another's.</exception>
    public void Add(ProviderDefinition definition, bool overwrite)
    {
        Check(definition, overwrite);
        _session[definition.Name] = definition;
    }

    /// <summary>Registers a definition for good, as a file in the user's folder; one of this session with that name is forgotten.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="text">Its file's bytes.</param>
    /// <param name="overwrite">Whether it may take the place of another of that name.</param>
    /// <exception cref="WorkflowStatusException">
    /// InvalidParameter: the name is taken. InvalidDefinition: its environment variable is another's. InvalidConfiguration:
    /// the file cannot be written, or every user of the machine may write to its folder or the one above.
    /// </exception>
    public void Save(ProviderDefinition definition, byte[] text, bool overwrite)
    {
        Check(definition, overwrite);
        _user.Save(definition.Name, text);
        // One of this session would go on hiding what was just registered.
        _session.TryRemove(definition.Name, out _);
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
                _user.Remove(name);
                break;
            case ProviderOrigin.BuiltIn:
                throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"The provider '{SafeText.Line(name, 64)}' is built in and cannot be unregistered.", "Unregister your own providers only.") { Target = name };
            default:
                throw Unknown(name);
        }
    }

    /// <summary>A file that somebody put into the folder is trusted no more than one that is registered.</summary>
    private ProviderDefinition OfUser(string name)
    {
        var definition = _user.Get(name);
        if (!_checked.TryGetValue(definition, out _))
        {
            RefuseForeign(definition, BuiltIn());
            _checked.GetValue(definition, known => known.Name);
        }

        return definition;
    }

    private static void RefuseForeign(ProviderDefinition definition, IEnumerable<ProviderDefinition> known)
    {
        if (VariableRules.Problem(definition, known) is { } problem)
        {
            throw DefinitionLoader.Wrong(definition.FilePath ?? definition.Name, [problem]);
        }
    }

    private IEnumerable<ProviderDefinition> BuiltIn() => _builtIn.Names().Select(_builtIn.Get);

    /// <summary>Every definition that can be used; a wrong file owns nothing.</summary>
    private IEnumerable<ProviderDefinition> Known() => BuiltIn().Concat(_session.Values).Concat(_user.Catalog.Names().Select(Usable).OfType<ProviderDefinition>());

    private ProviderDefinition? Usable(string name)
    {
        try
        {
            return Get(name);
        }
        catch (WorkflowStatusException)
        {
            return null;
        }
    }

    private WorkflowStatusException Unknown(string name) => UnknownNames.Provider(name, Names());

    private void RefuseTaken(ProviderDefinition definition, bool overwrite)
    {
        if (!overwrite && Origin(definition.Name) is { } origin)
        {
            var which = origin == ProviderOrigin.BuiltIn ? "is built in" : "is registered already";
            throw new WorkflowStatusException(WorkflowErrorId.InvalidParameter, $"A provider '{definition.Name}' {which}.", "Choose another name, or give -Force to take its place.") { Target = definition.Name };
        }
    }
}
