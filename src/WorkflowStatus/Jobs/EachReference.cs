using System.Collections.Generic;
using System.Runtime.CompilerServices;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Jobs;

/// <summary>Tells references apart by what was given and not by what they name: an id that was given twice is two.</summary>
internal sealed class EachReference : IEqualityComparer<RunReference>
{
    public static readonly EachReference Instance = new();

    /// <inheritdoc/>
    public bool Equals(RunReference? x, RunReference? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(RunReference obj) => RuntimeHelpers.GetHashCode(obj);
}
