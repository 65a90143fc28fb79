using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Objects as PowerShell makes them of JSON: custom objects with note properties.</summary>
internal sealed class PSObjectFactory : IObjectFactory
{
    /// <inheritdoc/>
    public object Create(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        var made = new PSObject();
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            made.Properties.Add(new PSNoteProperty(Free(member.Key, names), member.Value), preValidated: true);
        }

        return made;
    }

    /// <summary>PowerShell's names have no case and are not empty: a name that would replace another gets a number.</summary>
    /// <param name="name">The name.</param>
    /// <param name="taken">The names so far, each with the last number that was given to one like it.</param>
    private static string Free(string name, Dictionary<string, int> taken)
    {
        var stem = name.Length == 0 ? "_" : name;
        var free = stem;
        while (taken.ContainsKey(free))
        {
            // Not from 2 each time: a service may send a hundred thousand names that differ in case alone.
            free = string.Format(CultureInfo.InvariantCulture, "{0}_{1}", stem, ++taken[stem]);
        }

        taken.Add(free, 1);
        return free;
    }
}
