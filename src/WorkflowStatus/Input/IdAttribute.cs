using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace WorkflowStatus.Input;

/// <summary>Refuses runs, rows and other objects where ids are taken: PowerShell would make texts of them, and those would be asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = Unwrap(inputData);
        // A list that can be gone through once only is taken whole.
        var ids = given is IList ? null : LanguagePrimitives.GetEnumerable(given)?.Cast<object?>().ToArray();
        return IsObject(given, isElement: false) || (ids ?? given as IList)?.Cast<object?>().Any(item => IsObject(Unwrap(item), isElement: true)) == true
            ? throw new ArgumentTransformationMetadataException("A run, a row or another object is no id. Pipe it to the command instead, which then knows its provider and connection too: $run | Wait-WorkflowStatus.")
            : ids ?? inputData;
    }

    /// <summary>What says nothing of itself has the name of its type as its text.</summary>
    private static bool IsObject(object? value, bool isElement) => value switch
    {
        null or string or ValueType or Uri => false,
        WorkflowRun or WorkflowChange or IDictionary or PSCustomObject => true,
        _ when LanguagePrimitives.GetEnumerable(value) is not null => isElement,
        _ => value.ToString() == value.GetType().ToString(),
    };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
