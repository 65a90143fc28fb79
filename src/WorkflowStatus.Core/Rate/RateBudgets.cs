using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Rate;

/// <summary>
/// The budgets of the process: one for each origin and credential, for each clock. Two services behind one gateway, with
/// one key, have a budget each: the limit of one is no limit of the other.
/// </summary>
internal static class RateBudgets
{
    /// <summary>Tests bring their own clocks; their budgets go with them.</summary>
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<(string Origin, string? Credential, string Provider), RateBudget>> Clocks = new();

    public static RateBudget For(RunAccount account, TimeProvider time)
    {
        var budgets = Clocks.GetValue(time, static _ => new());
        var budget = budgets.GetOrAdd(account.Login, _ => new RateBudget(time));
        budget.Limit(account.Polling.RateLimit, account.Polling.RateWindow);
        return budget;
    }
}
