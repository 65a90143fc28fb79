using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Takes the ids that come into a wait, each of an account once.</summary>
internal sealed class WaitArrivals
{
    private readonly WaitRoster _roster;
    private readonly IdStore _ids = new();
    private readonly Dictionary<RunAccount, WaitAccount> _accounts = [];

    public WaitArrivals(WaitRoster roster) => _roster = roster;

    /// <summary>Takes a run, unless it has come before.</summary>
    /// <param name="run">What to ask for.</param>
    /// <param name="now">On the wait's own clock.</param>
    /// <returns>Its item; null when it has come before.</returns>
    public WaitItem? Take(RunReference run, TimeSpan now)
    {
        if (!_accounts.TryGetValue(run.Account, out var account))
        {
            _accounts[run.Account] = account = new WaitAccount(run.Account, _ids);
        }

        return account.TryAdd(run.Id, out var place) ? _roster.Open(account, place, now) : null;
    }

    /// <summary>All ids have come: nothing can come twice any more.</summary>
    public void Complete()
    {
        foreach (var account in _accounts.Values)
        {
            account.Forget();
        }
    }
}
