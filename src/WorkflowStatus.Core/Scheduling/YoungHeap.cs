using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// Collects what the looks of a wait leave behind before it piles up: .NET lets new objects fill a good part of the
/// processor's last cache first, which on a large server is 80 MB and more, for a wait that keeps 15 MB. For the loop of
/// the wait alone.
/// </summary>
internal sealed class YoungHeap
{
    /// <summary>Looks to a collection: some 3 MB of small answers.</summary>
    private const int Looks = 500;

    private int _looks;
    private int _collections = GC.CollectionCount(0);

    /// <summary>A look has ended.</summary>
    public void Note()
    {
        if (++_looks % Looks != 0)
        {
            return;
        }

        // Where caches are small, .NET has been there already.
        if (GC.CollectionCount(0) == _collections)
        {
            GC.Collect(0, GCCollectionMode.Forced);
        }

        _collections = GC.CollectionCount(0);
    }
}
