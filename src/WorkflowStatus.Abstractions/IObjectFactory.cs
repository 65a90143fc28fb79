using System.Collections.Generic;

namespace WorkflowStatus;

/// <summary>
/// Makes the objects in <see cref="WorkflowRun.Details"/> and <see cref="WorkflowRun.Result"/> the host's own kind:
/// dictionaries for a C# program, custom objects for PowerShell. Must be safe for concurrent use.
/// </summary>
public interface IObjectFactory
{
    /// <summary>Makes an object.</summary>
    /// <param name="members">Names and values in the service's order; values are null, bool, long, decimal, double, string, <c>object?[]</c> or objects of this factory. Names are unique.</param>
    /// <returns>The object.</returns>
    object Create(IReadOnlyList<KeyValuePair<string, object?>> members);
}
