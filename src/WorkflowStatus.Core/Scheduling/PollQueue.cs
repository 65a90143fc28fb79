using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Rate;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Hands out the runs to look at: by due time, within each credential's budget, each of them in its turn.</summary>
internal sealed class PollQueue
{
    private readonly DueQueue<object> _queue = new();
    private readonly Dictionary<RateBudget, Lane> _lanes = [];
    private readonly TimeProvider _time;

    public PollQueue(TimeProvider time) => _time = time;

    /// <summary>When the next entry is due; null when there is none.</summary>
    public TimeSpan? NextDue => _queue.NextDue;

    public void Enqueue(WaitItem item, TimeSpan due) => _queue.Enqueue(item, due);

    /// <summary>Forgets who waits for a budget: every open run is about to be queued anew.</summary>
    public void Unpark()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Parked.Clear();
        }
    }

    public Lane LaneOf(WaitItem item)
    {
        var budget = RateBudgets.For(item.Reference.Account, _time);
        if (!_lanes.TryGetValue(budget, out var lane))
        {
            _lanes[budget] = lane = new Lane(budget);
        }

        return lane;
    }

    /// <summary>Takes the next run that may be looked at now; its request is counted.</summary>
    /// <param name="now">The time.</param>
    /// <param name="mayPark">Whether a run without budget waits for it; if not, it is handed out unpaid.</param>
    /// <param name="item">The run.</param>
    /// <param name="isPaid">Whether a request may be sent for it.</param>
    public bool TryNext(TimeSpan now, bool mayPark, out WaitItem item, out bool isPaid)
    {
        isPaid = true;
        while (_queue.TryDequeue(now, out var entry))
        {
            item = entry as WaitItem ?? NextOf((Lane)entry)!;
            if (item is null || item.IsClosed || item.IsInFlight || item.HadLastPoll)
            {
                continue;
            }

            var lane = LaneOf(item);
            var isFromLane = entry is Lane;
            if (lane.Refusal is not null || ((isFromLane || lane.Parked.Count == 0) && lane.Budget.TryTake()))
            {
                Wake(lane, now);
                return true;
            }

            if (!mayPark)
            {
                isPaid = false;
                return true;
            }

            Park(item, lane, isFromLane, now);
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
        if (isFirst)
        {
            lane.Parked.AddFirst(item);
        }
        else
        {
            lane.Parked.AddLast(item);
        }

        Wake(lane, now);
    }

    private void Wake(Lane lane, TimeSpan now)
    {
        if (!lane.IsQueued && lane.Parked.Count > 0)
        {
            lane.IsQueued = true;
            _queue.Enqueue(lane, now + lane.Budget.Delay());
        }
    }
}
