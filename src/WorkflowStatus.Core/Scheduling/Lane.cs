using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Rate;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// The runs that share one origin and credential. When their budget is used up they wait here in the order in which
/// they came due, so that each gets its turn, and one entry in the queue wakes them all.
/// </summary>
internal sealed class Lane
{
    public Lane(RateBudget budget, int number)
    {
        Budget = budget;
        Number = number;
    }

    public RateBudget Budget { get; }

    /// <summary>What stands for it in the queue: below zero.</summary>
    public int Number { get; }

    /// <summary>Who waits, by number, and since when on the budget's clock. One leaves it when its turn has come, not before.</summary>
    public Queue<(int Item, TimeSpan Since)> Parked { get; } = new();

    /// <summary>Whether the queue holds this lane's entry.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Why the credential is of no more use (401); null while it is.</summary>
    public WorkflowStatusException? Refusal { get; set; }
}
