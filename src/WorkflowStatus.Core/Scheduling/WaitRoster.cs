using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Every id of a wait, in the order in which they came, and what became of them. An entry stays where it is until the wait ends: its number stands for it.</summary>
internal sealed class WaitRoster
{
    private const int SlowestShown = 3;

    /// <summary>So many ids are looked through for the slowest: a picture of the wait must not cost more with more runs.</summary>
    private const int SlowestSought = 100;

    /// <summary>And so many entries, ended ones too, which cost a glance each.</summary>
    private const int EntriesSought = 10_000;

    private readonly ChunkedList<WaitEntry> _entries = new();
    private readonly int[] _outcomes = new int[(int)WaitOutcome.Dropped + 1];
    private int _firstOpen;
    private int _closed;

    /// <summary>The ids themselves.</summary>
    public WaitIds Ids { get; } = new();

    /// <summary>All that came, ended ones too.</summary>
    public int Count => _entries.Count;

    public int OpenCount => _entries.Count - _closed;

    /// <summary>The open runs; to be walked over only when something concerns them all.</summary>
    public IEnumerable<WaitItem> OpenItems
    {
        get
        {
            for (var number = _firstOpen; number < _entries.Count; number++)
            {
                if (!this[number].IsClosed)
                {
                    yield return this[number];
                }
            }
        }
    }

    /// <summary>The item of a number.</summary>
    public WaitItem this[int number] => new(this, number);

    /// <summary>What is kept of an item.</summary>
    public ref WaitEntry Entry(int number) => ref _entries[number];

    /// <summary>Begins to wait for the ids that have come since the last call.</summary>
    /// <param name="now">When they came, on the wait's own clock.</param>
    public IEnumerable<WaitItem> OpenArrivals(TimeSpan now)
    {
        var places = Ids.Fetch();
        for (var index = 0; index < places.Count; index++)
        {
            _entries.Add(new WaitEntry { Place = places[index], BornAt = now });
            yield return this[_entries.Count - 1];
        }
    }

    public void Close(WaitItem item, WaitOutcome outcome)
    {
        item.Close();
        _closed++;
        _outcomes[(int)outcome]++;
    }

    /// <summary>Closes a run that nobody wants to hear of any more.</summary>
    /// <param name="run">The run. It is looked for among all that are open: that is for few.</param>
    /// <returns>Its item; null when it is closed already, or was never added.</returns>
    public WaitItem? Drop(RunReference run)
    {
        foreach (var item in OpenItems)
        {
            if (item.Reference.Equals(run))
            {
                Close(item, WaitOutcome.Dropped);
                return item;
            }
        }

        return null;
    }

    public WaitProgress Progress(TimeSpan? nextCheck)
    {
        while (_firstOpen < _entries.Count && this[_firstOpen].IsClosed)
        {
            _firstOpen++;
        }

        var slowest = new List<WorkflowRun>(SlowestShown);
        WaitItem? troubled = null;
        var sought = 0;
        for (var index = _firstOpen; index < _entries.Count && index < _firstOpen + EntriesSought && sought < SlowestSought && slowest.Count < SlowestShown; index++)
        {
            if (this[index].IsClosed)
            {
                continue;
            }

            sought++;
            troubled ??= this[index].LastFault is null ? null : this[index];
            if (this[index].WasSeen)
            {
                slowest.Add(this[index].LastSeen[0]);
            }
        }

        return new WaitProgress(_entries.Count, CountOf(WaitOutcome.Ended) + CountOf(WaitOutcome.Failed), CountOf(WaitOutcome.Failed), nextCheck, slowest)
        {
            TimedOut = CountOf(WaitOutcome.TimedOut),
            NotRead = CountOf(WaitOutcome.NotRead),
            Dropped = CountOf(WaitOutcome.Dropped),
            Trouble = troubled is { LastFault: { } fault } item ? WaitErrors.Brief(item.Reference, fault) : null,
        };
    }

    private int CountOf(WaitOutcome outcome) => _outcomes[(int)outcome];
}
