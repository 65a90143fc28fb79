using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// A list that grows and shrinks in small pieces. An array that doubles leaves each of its former selves behind, and large
/// ones where memory is seldom tidied up; with a hundred thousand runs that is megabytes.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class ChunkedList<T>
{
    private const int ChunkBits = 7;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    /// <summary>The place of an item.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Add(T item)
    {
        if (Count == _chunks.Count * ChunkSize)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        this[Count++] = item;
    }

    /// <summary>Takes the last item off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T RemoveLast()
    {
        var last = this[Count - 1];
        this[--Count] = default!;

        // One spare piece stays: else one item that comes and goes would make a piece each time.
        var needed = ((Count + ChunkSize - 1) >> ChunkBits) + 1;
        if (_chunks.Count > needed)
        {
            _chunks.RemoveAt(needed);
        }

        return last;
    }
}
