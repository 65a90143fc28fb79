using System;
using System.Collections;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Tests.Reports;

/// <summary>A list without runs that does something when it is read.</summary>
internal sealed class SurprisingList(Action surprise) : IReadOnlyList<WorkflowRun>
{
    public int Count => 0;

    public WorkflowRun this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<WorkflowRun> GetEnumerator()
    {
        surprise();
        yield break;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
