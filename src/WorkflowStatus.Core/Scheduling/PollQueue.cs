using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Hands out the runs to look at: by due time, within each credential's budget, each of them in its turn.</summary>
internal sealed class PollQueue
{
    /// <summary>The numbers of items, and those of lanes, inverted.</summary>
    private readonly DueQueue<int> _queue = new();
    private readonly List<Lane> _allLanes = [];
    private readonly Dictionary<RunAccount, Lane> _lanes = [];
    private readonly Dictionary<RateBudget, Lane> _lanesByBudget = [];
    private readonly TimeProvider _time;
    private readonly WaitRoster _roster;

    public PollQueue(TimeProvider time, WaitRoster roster)
    {
        _time = time;
        _roster = roster;
    }

    /// <summary>When the next entry is due; null when there is none.</summary>
    public TimeSpan? NextDue => _queue.NextDue;

    public void Enqueue(WaitItem item, TimeSpan due) => _queue.Enqueue(item.Number, due);

    /// <summary>Makes runs due at once.</summary>
    public void Hasten(IEnumerable<WaitItem> items)
    {
        foreach (var item in items)
        {
            _queue.Enqueue(item.Number, TimeSpan.Zero);
        }
    }

    /// <summary>A credential that was refused once is not sent again: its other runs come due now, to be closed.</summary>
    /// <param name="lane">Whose credential.</param>
    /// <param name="refusal">How it was refused.</param>
    /// <param name="open">The runs that have not ended.</param>
    public void Refuse(Lane lane, WorkflowStatusException refusal, IEnumerable<WaitItem> open)
    {
        lane.Refusal = refusal;
        Hasten(open.Where(other => !other.IsInFlight && LaneOf(other) == lane));
    }

    /// <summary>Leaves every line at a budget.</summary>
    public void Leave()
    {
        foreach (var lane in _lanesByBudget.Values)
        {
            lane.Parked.Clear();
            lane.Budget.Leave(lane);
        }
    }

    public Lane LaneOf(WaitItem item)
    {
        var account = item.Account;
        if (_lanes.TryGetValue(account, out var lane))
        {
            return lane;
        }

        var budget = RateBudgets.For(account, _time);
        if (!_lanesByBudget.TryGetValue(budget, out lane))
        {
            _lanesByBudget[budget] = lane = new Lane(budget, ~_lanesByBudget.Count);
            _allLanes.Add(lane);
        }

        return _lanes[account] = lane;
    }

    /// <summary>Takes the next run that may be looked at now; its request is counted.</summary>
    /// <param name="now">The time.</param>
    /// <param name="deadline">In its last round a run does not wait for a service that wants to hear nothing, nor where it is impatient for any budget, but is handed out unpaid.</param>
    /// <param name="item">The run.</param>
    /// <param name="isPaid">Whether a request may be sent for it.</param>
    public bool TryNext(TimeSpan now, Deadline deadline, out WaitItem item, out bool isPaid)
    {
        isPaid = true;
        while (_queue.TryDequeue(now, out var entry))
        {
            var source = entry < 0 ? _allLanes[~entry] : null;
            if (!TryFirst(source, entry, out item, out var since))
            {
                continue;
            }

            if (item.IsInFlight || item.HadLastPoll)
            {
                source?.Parked.Dequeue();
                Wake(source, now, TimeSpan.Zero);
                continue;
            }

            var lane = LaneOf(item);
            if (deadline.IsImpatient || (deadline.IsLastRound && lane.Budget.Held > TimeSpan.Zero))
            {
                source?.Parked.Dequeue();
                isPaid = lane.Budget.TryTake();
                Hasten(lane, now);
                return true;
            }

            if (lane.Refusal is not null || ((source is not null || lane.Parked.Count == 0) && lane.Budget.TryTake(lane, since)))
            {
                source?.Parked.Dequeue();
                Wake(lane, now, TimeSpan.Zero);
                return true;
            }

            if (source is null)
            {
                lane.Parked.Enqueue((item.Number, lane.Budget.Now));
            }

            // Where another wait is first in the budget's line, there is no delay to go by.
            Wake(lane, now, WakeUp.Coarse);
        }

        item = default;
        return false;
    }

    /// <summary>Those that still wait for the budget come now too.</summary>
    private void Hasten(Lane lane, TimeSpan now)
    {
        if (lane.Parked.Count > 0 && !lane.IsQueued)
        {
            lane.IsQueued = true;
            _queue.Enqueue(lane.Number, now);
        }
    }

    /// <summary>The run that an entry of the queue is about: itself, or the first that waits in a lane.</summary>
    private bool TryFirst(Lane? lane, int entry, out WaitItem item, out TimeSpan? since)
    {
        since = null;
        if (lane is null)
        {
            item = _roster[entry];
            return true;
        }

        lane.IsQueued = false;
        if (lane.Parked.Count == 0)
        {
            item = default;
            return false;
        }

        (var first, since) = lane.Parked.Peek();
        item = _roster[first];
        return true;
    }

    private void Wake(Lane? lane, TimeSpan now, TimeSpan minimum)
    {
        if (lane is null || lane.Parked.Count == 0)
        {
            return;
        }

        lane.Budget.Stand(lane, lane.Parked.Peek().Since);
        if (!lane.IsQueued)
        {
            lane.IsQueued = true;
            var delay = lane.Budget.Delay();
            _queue.Enqueue(lane.Number, now + (delay > minimum ? delay : minimum));
        }
    }
}
