using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Rate;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Hands out the runs to look at: by due time, within each credential's budget, each of them in its turn.</summary>
internal sealed class PollQueue
{
    private readonly DueQueue<object> _queue = new();
    private readonly Dictionary<RunAccount, Lane> _lanes = [];
    private readonly Dictionary<RateBudget, Lane> _lanesByBudget = [];
    private readonly TimeProvider _time;

    public PollQueue(TimeProvider time) => _time = time;

    /// <summary>When the next entry is due; null when there is none.</summary>
    public TimeSpan? NextDue => _queue.NextDue;

    public void Enqueue(WaitItem item, TimeSpan due) => _queue.Enqueue(item, due);

    /// <summary>Makes runs due at once.</summary>
    public void Hasten(IEnumerable<WaitItem> items)
    {
        foreach (var item in items)
        {
            _queue.Enqueue(item, TimeSpan.Zero);
        }
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
            _lanesByBudget[budget] = lane = new Lane(budget);
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
            var source = entry as Lane;
            if (!TryFirst(entry, out item, out var since))
            {
                continue;
            }

            if (item.IsClosed || item.IsInFlight || item.HadLastPoll)
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
                lane.Parked.Enqueue((item, lane.Budget.Now));
            }

            // Where another wait is first in the budget's line, there is no delay to go by.
            Wake(lane, now, WakeUp.Coarse);
        }

        item = null!;
        return false;
    }

    /// <summary>Those that still wait for the budget come now too.</summary>
    private void Hasten(Lane lane, TimeSpan now)
    {
        if (lane.Parked.Count > 0 && !lane.IsQueued)
        {
            lane.IsQueued = true;
            _queue.Enqueue(lane, now);
        }
    }

    /// <summary>The run that an entry of the queue is about: itself, or the first that waits in a lane.</summary>
    private static bool TryFirst(object entry, out WaitItem item, out TimeSpan? since)
    {
        since = null;
        if (entry is not Lane lane)
        {
            item = (WaitItem)entry;
            return true;
        }

        lane.IsQueued = false;
        if (lane.Parked.Count == 0)
        {
            item = null!;
            return false;
        }

        (item, since) = lane.Parked.Peek();
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
            _queue.Enqueue(lane, now + (delay > minimum ? delay : minimum));
        }
    }
}
