using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Keeps account of a wait: which runs are open, what an answer means for one, and whether the wait is decided.</summary>
internal sealed class WaitLedger
{
    private const int SlowestShown = 3;

    private readonly WaitOptions _options;
    private readonly IWaitObserver _observer;
    private readonly PollRequest _poll;
    private readonly List<WaitItem> _items = [];
    private int _firstOpen;
    private int _ended;
    private int _failed;

    public WaitLedger(WaitOptions options, IWaitObserver observer, PollRequest poll)
    {
        _options = options;
        _observer = observer;
        _poll = poll;
    }

    /// <summary>Whether the wait is over although runs are open: the first end, or the first failure, was asked for.</summary>
    public bool IsDecided { get; private set; }

    public int OpenCount { get; private set; }

    public IEnumerable<WaitItem> OpenItems => _items.Where(item => !item.IsClosed);

    public void Open(WaitItem item)
    {
        _items.Add(item);
        OpenCount++;
    }

    /// <summary>The run's own age where it tells its start, else the time since it was asked for.</summary>
    public static TimeSpan Age(WaitItem item, TimeSpan now)
    {
        var waited = now - item.AddedAt;
        var own = item.LastSeen.Select(run => run.RetrievedAt - run.StartedAt).Max();
        return own > waited ? own.Value : waited;
    }

    /// <summary>Draws the conclusion from a look.</summary>
    /// <returns>True when the run is closed, false when it has to be looked at again.</returns>
    public bool Settle(WaitItem item, ReadResult result, TimeSpan now, bool isLastRound)
    {
        Tell(result);
        item.LastFault = result.Error;
        if (result.Error is null)
        {
            item.LastSeen = result.Runs;
            _observer.OnSeen(result);
            if (_poll.HasEnded(result))
            {
                End(item, result);
                return true;
            }
        }
        else if (IsFinal(item, result, now, isLastRound))
        {
            Close(item, result.Error);
            return true;
        }

        if (isLastRound)
        {
            CloseAtDeadline(item);
        }

        return isLastRound;
    }

    /// <summary>Closes a run with an error; what was seen of it is not lost.</summary>
    public void Close(WaitItem item, WorkflowStatusException error)
    {
        if (!MarkClosed(item, isFailure: true))
        {
            return;
        }

        foreach (var run in item.LastSeen)
        {
            _observer.OnEnded(item.Reference, run);
        }

        _observer.OnError(item.Reference, error);
        _observer.OnClosed(item.Reference);
    }

    public void CloseAtDeadline(WaitItem item) => Close(item, WaitErrors.Timeout(item, _options.Timeout ?? TimeSpan.Zero));

    public WaitProgress Progress(TimeSpan? nextCheck)
    {
        while (_firstOpen < _items.Count && _items[_firstOpen].IsClosed)
        {
            _firstOpen++;
        }

        var slowest = new List<WorkflowRun>(SlowestShown);
        for (var index = _firstOpen; index < _items.Count && index < _firstOpen + 100 && slowest.Count < SlowestShown; index++)
        {
            if (!_items[index].IsClosed && _items[index].LastSeen.Count > 0)
            {
                slowest.Add(_items[index].LastSeen[0]);
            }
        }

        return new WaitProgress(_items.Count, _ended, _failed, nextCheck, slowest);
    }

    private void Tell(ReadResult result)
    {
        foreach (var note in result.Notes)
        {
            _observer.OnNote(result.Reference, $"{result.Reference}: {note}");
        }

        if (result.Error is { IsTransient: true } or { ErrorId: WorkflowErrorId.RunNotFound })
        {
            _observer.OnNote(result.Reference, $"{result.Error.Message} The wait goes on.");
        }
    }

    /// <summary>Whether an error ends the wait for a run: a transient one never does, nor an empty list; a 404 only after its grace, or once the run was seen.</summary>
    private bool IsFinal(WaitItem item, ReadResult result, TimeSpan now, bool isLastRound)
    {
        if (result.IsNotFound)
        {
            return item.LastSeen.Count > 0 || isLastRound || now - item.AddedAt >= _options.NotFoundGrace;
        }

        return !result.IsEmpty && !result.Error!.IsTransient;
    }

    private void End(WaitItem item, ReadResult result)
    {
        var failures = result.Runs.Where(run => run.IsTerminal && !run.IsSuccess).ToList();
        if (!MarkClosed(item, failures.Count > 0))
        {
            return;
        }

        foreach (var run in result.Runs)
        {
            _observer.OnEnded(item.Reference, run);
        }

        foreach (var run in failures.Where(_ => _options.IsFailureError))
        {
            _observer.OnError(item.Reference, WaitErrors.Failed(item.Reference, run));
        }

        _observer.OnClosed(item.Reference);

        IsDecided = _options.IsAny || (_options.IsFailFast && failures.Count > 0);
    }

    private bool MarkClosed(WaitItem item, bool isFailure)
    {
        if (item.IsClosed)
        {
            return false;
        }

        item.IsClosed = true;
        OpenCount--;
        _ended++;
        _failed += isFailure ? 1 : 0;
        return true;
    }
}
