using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Which ids have come. Many small sets: one large set doubles its arrays, and leaves the former behind, where memory is seldom tidied up.</summary>
internal sealed class IdSet
{
    private readonly HashSet<int>?[] _drawers = new HashSet<int>?[64];
    private readonly IdStore _store;

    public IdSet(IdStore store) => _store = store;

    /// <summary>Takes an id in, unless its equal is there.</summary>
    /// <param name="place">Where the id is kept.</param>
    public bool Add(int place) => (_drawers[(uint)_store.GetHashCode(place) % _drawers.Length] ??= new HashSet<int>(_store)).Add(place);
}
