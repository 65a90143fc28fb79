using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Input;

/// <summary>Refuses runs and rows where ids are taken: PowerShell would make texts of them, and those would be asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = Unwrap(inputData);
        return IsRow(given) || (LanguagePrimitives.GetEnumerable(given) is { } list and not string && list.Cast<object?>().Any(item => IsRow(Unwrap(item))))
            ? throw new ArgumentTransformationMetadataException("A run, a row or a hashtable is no id. Pipe it to the command instead, which then knows its provider and connection too: $run | Wait-WorkflowStatus.")
            : inputData;
    }

    private static bool IsRow(object? value) => value is WorkflowRun or WorkflowChange or IDictionary or PSCustomObject;

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
