using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Every id of a wait, in the order in which they came, and how many of them have ended.</summary>
internal sealed class WaitRoster
{
    private const int SlowestShown = 3;

    /// <summary>So many ids are looked through for the slowest: a picture of the wait must not cost more with more runs.</summary>
    private const int SlowestSought = 100;

    private readonly List<WaitItem> _items = [];
    private int _firstOpen;
    private int _ended;
    private int _failed;

    public int OpenCount => _items.Count - _ended;

    /// <summary>The open runs; to be walked over only when something concerns them all.</summary>
    public IEnumerable<WaitItem> OpenItems => _items.Where(item => !item.IsClosed);

    public void Open(WaitItem item) => _items.Add(item);

    public void Close(WaitItem item, bool isFailure)
    {
        item.Close();
        _ended++;
        _failed += isFailure ? 1 : 0;
    }

    public WaitProgress Progress(TimeSpan? nextCheck)
    {
        while (_firstOpen < _items.Count && _items[_firstOpen].IsClosed)
        {
            _firstOpen++;
        }

        var slowest = new List<WorkflowRun>(SlowestShown);
        WorkflowStatusException? trouble = null;
        for (var index = _firstOpen; index < _items.Count && index < _firstOpen + SlowestSought && slowest.Count < SlowestShown; index++)
        {
            trouble ??= _items[index].LastFault;
            if (_items[index].WasSeen)
            {
                slowest.Add(_items[index].LastSeen[0]);
            }
        }

        return new WaitProgress(_items.Count, _ended, _failed, nextCheck, slowest) { Trouble = trouble is null ? null : WaitErrors.Sentence(trouble) };
    }
}
