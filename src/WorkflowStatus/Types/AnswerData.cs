using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Types;

/// <summary>Makes what came back of a service's answer the same kind of objects as <see cref="PSObjectFactory"/> made at first.</summary>
internal static class AnswerData
{
    private static readonly PSObjectFactory Objects = new();

    /// <summary>Restores a value and all below it; PowerShell reads at most 50 levels.</summary>
    public static object? Restore(object? value)
    {
        if (value is not PSObject wrapped)
        {
            return value;
        }

        return wrapped.BaseObject switch
        {
            PSCustomObject => Objects.Create(wrapped.Properties.Select(property => new KeyValuePair<string, object?>(property.Name, Restore(property.Value))).ToList()),
            ArrayList items => items.Cast<object?>().Select(Restore).ToArray(),
            var plain => plain,
        };
    }
}
