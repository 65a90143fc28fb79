using System;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>What is due when: a binary heap, first due first, first come first among equals. (PriorityQueue is not in .NET Standard.)</summary>
/// <typeparam name="T">What is queued.</typeparam>
internal sealed class DueQueue<T>
{
    private readonly ChunkedList<(TimeSpan Due, uint Order, T Item)> _heap = new();
    private uint _order;

    public int Count => _heap.Count;

    /// <summary>When the first is due; null when nothing is queued.</summary>
    public TimeSpan? NextDue => Count == 0 ? null : _heap[0].Due;

    public void Enqueue(T item, TimeSpan due)
    {
        var entry = (due, unchecked(_order++), item);
        var at = Count;
        _heap.Add(entry);
        while (at > 0 && IsBefore(entry, _heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = entry;
    }

    /// <summary>Takes the first when it is due.</summary>
    public bool TryDequeue(TimeSpan now, out T item)
    {
        if (Count == 0 || _heap[0].Due > now)
        {
            item = default!;
            return false;
        }

        item = _heap[0].Item;
        var last = _heap.RemoveLast();
        if (Count > 0)
        {
            Sink(last);
        }

        return true;
    }

    private void Sink((TimeSpan Due, uint Order, T Item) entry)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], entry))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = entry;
    }

    /// <summary>The order may run over: two that are due at the same time did not come two thousand million apart.</summary>
    private static bool IsBefore(in (TimeSpan Due, uint Order, T Item) left, in (TimeSpan Due, uint Order, T Item) right) =>
        left.Due < right.Due || (left.Due == right.Due && unchecked((int)(left.Order - right.Order)) < 0);
}
