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
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            made.Properties.Add(new PSNoteProperty(Free(member.Key, names), member.Value), preValidated: true);
        }

        return made;
    }

    /// <summary>PowerShell's names have no case and are not empty: a name that would replace another gets a number.</summary>
    private static string Free(string name, HashSet<string> taken)
    {
        var stem = name.Length == 0 ? "_" : name;
        var free = stem;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = string.Format(CultureInfo.InvariantCulture, "{0}_{1}", stem, number);
        }

        return free;
    }
}
