using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>What users added to an object with <c>Add-Member</c>: it crosses a process or a file beside the object's own properties.</summary>
internal static class UserNotes
{
    /// <summary>What PowerShell itself notes on everything that crosses a process; it is of that crossing, and PowerShell adds it anew.</summary>
    private static readonly HashSet<string> OfTheWay = new(StringComparer.OrdinalIgnoreCase) { "PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId" };

    /// <summary>Gives an object the notes of its remains.</summary>
    /// <param name="source">What remains of it.</param>
    /// <param name="made">The object; what it has itself stays, whatever a note is called.</param>
    public static void Copy(PSObject source, object made)
    {
        // Its notes alone, without the object's own properties: to go through all of them would double what bringing it back costs.
        var notes = (source.Members["psextended"] as PSMemberSet)?.Properties ?? source.Properties;
        foreach (var property in notes)
        {
            if (property is not PSNoteProperty { IsInstance: true } || OfTheWay.Contains(property.Name))
            {
                continue;
            }

            // PowerShell keeps what is added with the object itself and not with its wrapper.
            var wrapper = PSObject.AsPSObject(made);
            if (wrapper.Members[property.Name] is null)
            {
                wrapper.Properties.Add(new PSNoteProperty(property.Name, property.Value));
            }
        }
    }
}
