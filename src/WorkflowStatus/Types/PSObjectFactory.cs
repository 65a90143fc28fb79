using System.Collections.Generic;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Objects as PowerShell makes them of JSON: custom objects with note properties.</summary>
internal sealed class PSObjectFactory : IObjectFactory
{
    /// <inheritdoc/>
    public object Create(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        var made = new PSObject();
        foreach (var member in members)
        {
            // A name that PowerShell keeps for itself would throw: it is checked by the caller's JSON rules only.
            made.Properties.Add(new PSNoteProperty(member.Key.Length == 0 ? "_" : member.Key, member.Value), preValidated: true);
        }

        return made;
    }
}
