using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Counts things by their names.</summary>
internal sealed class SortedTally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string what) => _counts[what] = this[what] + 1;

    public int this[string what] => _counts.GetValueOrDefault(what);

    public override string ToString() => string.Join(", ", _counts.Select(count => string.Format(CultureInfo.InvariantCulture, "{0} {1:n0}", count.Key, count.Value)));
}
