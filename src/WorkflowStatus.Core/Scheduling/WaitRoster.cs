using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Every id of a wait that is still open, in the order in which they came, and how many have ended.</summary>
internal sealed class WaitRoster
{
    private const int SlowestShown = 3;

    /// <summary>So many ids are looked through for the slowest: a picture of the wait must not cost more with more runs.</summary>
    private const int SlowestSought = 100;

    /// <summary>Fewer ended ones than this may stay where they are.</summary>
    private const int FewEnded = 1000;

    private readonly ChunkedList<WaitItem> _items = new();
    private int _firstOpen;
    private int _total;
    private int _ended;
    private int _failed;

    public int OpenCount => _total - _ended;

    /// <summary>The open runs; to be walked over only when something concerns them all.</summary>
    public IEnumerable<WaitItem> OpenItems
    {
        get
        {
            for (var index = 0; index < _items.Count; index++)
            {
                if (!_items[index].IsClosed)
                {
                    yield return _items[index];
                }
            }
        }
    }

    public void Open(WaitItem item)
    {
        _items.Add(item);
        _total++;
    }

    public void Close(WaitItem item, bool isFailure)
    {
        item.Close();
        _ended++;
        _failed += isFailure ? 1 : 0;
        if (_items.Count - OpenCount is var left && left > FewEnded && left > OpenCount)
        {
            // Half of them at a time: each is moved a few times at most, however many there are.
            _items.RemoveAll(static one => one.IsClosed);
            _firstOpen = 0;
        }
    }

    public WaitProgress Progress(TimeSpan? nextCheck)
    {
        while (_firstOpen < _items.Count && _items[_firstOpen].IsClosed)
        {
            _firstOpen++;
        }

        var slowest = new List<WorkflowRun>(SlowestShown);
        WaitItem? troubled = null;
        for (var index = _firstOpen; index < _items.Count && index < _firstOpen + SlowestSought && slowest.Count < SlowestShown; index++)
        {
            troubled ??= _items[index].LastFault is null ? null : _items[index];
            if (_items[index].WasSeen)
            {
                slowest.Add(_items[index].LastSeen[0]);
            }
        }

        return new WaitProgress(_total, _ended, _failed, nextCheck, slowest) { Trouble = troubled?.LastFault is { } fault ? WaitErrors.Brief(troubled.Reference, fault) : null };
    }
}
