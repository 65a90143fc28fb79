using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace WorkflowStatus;

/// <summary>A read-only list of locations that prints as its addresses.</summary>
public sealed class RunLocationList : ReadOnlyCollection<RunLocation>
{
    /// <summary>The list without locations.</summary>
    public static readonly RunLocationList None = new([]);

    /// <summary>Wraps a list.</summary>
    /// <param name="locations">The locations, in the service's order.</param>
    public RunLocationList(IList<RunLocation> locations)
        : base(locations)
    {
    }

    /// <summary>The addresses, for CSV cells and string interpolation.</summary>
    /// <returns>The addresses joined by a blank; empty for an empty list.</returns>
    public override string ToString() => string.Join(" ", this.Select(location => location.ToString()));
}
