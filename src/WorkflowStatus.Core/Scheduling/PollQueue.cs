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
        var account = item.Reference.Account;
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
    /// <param name="isLastRound">Whether this is the last chance: a run without budget does not wait for it but is handed out unpaid.</param>
    /// <param name="item">The run.</param>
    /// <param name="isPaid">Whether a request may be sent for it.</param>
    public bool TryNext(TimeSpan now, bool isLastRound, out WaitItem item, out bool isPaid)
    {
        isPaid = true;
        while (_queue.TryDequeue(now, out var entry))
        {
            var source = entry as Lane;
            item = source is null ? (WaitItem)entry : NextOf(source)!;
            if (item is null)
            {
                continue;
            }

            if (item.IsClosed || item.IsInFlight || item.HadLastPoll)
            {
                Wake(source, now, TimeSpan.Zero);
                continue;
            }

            var lane = LaneOf(item);
            if (isLastRound)
            {
                isPaid = lane.Budget.TryTake();
                return true;
            }

            if (lane.Refusal is not null || ((source is not null || lane.Parked.Count == 0) && lane.Budget.TryTake(lane, item.WaitsSince)))
            {
                item.WaitsSince = null;
                Wake(lane, now, TimeSpan.Zero);
                return true;
            }

            Park(item, lane, isFirst: source is not null, now);
        }

        item = null!;
        return false;
    }

    private static WaitItem? NextOf(Lane lane)
    {
        lane.IsQueued = false;
        if (lane.Parked.First is not { } first)
        {
            return null;
        }

        lane.Parked.RemoveFirst();
        return first.Value;
    }

    /// <summary>One that was first in its lane stays first.</summary>
    private void Park(WaitItem item, Lane lane, bool isFirst, TimeSpan now)
    {
        item.WaitsSince ??= lane.Budget.Now;
        if (isFirst)
        {
            lane.Parked.AddFirst(item);
        }
        else
        {
            lane.Parked.AddLast(item);
        }

        // Where another wait is first in the budget's line, there is no delay to go by.
        Wake(lane, now, WakeUp.Coarse);
    }

    private void Wake(Lane? lane, TimeSpan now, TimeSpan minimum)
    {
        if (lane?.Parked.First is not { } first)
        {
            return;
        }

        lane.Budget.Stand(lane, first.Value.WaitsSince ?? lane.Budget.Now);
        if (!lane.IsQueued)
        {
            lane.IsQueued = true;
            var delay = lane.Budget.Delay();
            _queue.Enqueue(lane, now + (delay > minimum ? delay : minimum));
        }
    }
}
