using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace WorkflowStatus;

/// <summary>The provider parameters of a run (8x8's <c>AccountId</c>, Aster's <c>TenantId</c>, …): names without case and sorted, values as text, never a secret.</summary>
public sealed class RunParameters : ReadOnlyDictionary<string, string>
{
    /// <summary>No parameters.</summary>
    public static readonly RunParameters None = new(new Dictionary<string, string>());

    /// <summary>Copies the values.</summary>
    /// <param name="values">Name and value pairs; names that differ only in case are one name.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public RunParameters(IEnumerable<KeyValuePair<string, string>> values)
        : base(Copy(values))
    {
    }

    /// <summary>The pairs, for CSV cells and string interpolation.</summary>
    /// <returns>For example <c>AccountId=acme; DefinitionId=onboarding</c>; empty without parameters.</returns>
    public override string ToString() => string.Join("; ", this.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Sorted, since a run that comes back from a file or another process is to be the same: the order is lost on the way.</summary>
    private static Dictionary<string, string> Copy(IEnumerable<KeyValuePair<string, string>> values)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in values ?? throw new ArgumentNullException(nameof(values)))
        {
            given.Add(pair.Key, pair.Value);
        }

        var names = given.Keys.ToArray();
        Array.Sort(names, StringComparer.OrdinalIgnoreCase);
        return names.ToDictionary(name => name, name => given[name], StringComparer.OrdinalIgnoreCase);
    }
}
