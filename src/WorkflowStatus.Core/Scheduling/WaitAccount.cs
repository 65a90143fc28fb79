using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>An account in a wait: what its runs have in common, and which of its ids have come.</summary>
internal sealed class WaitAccount
{
    private readonly IdStore _ids;
    private HashSet<int>? _known;

    public WaitAccount(RunAccount account, IdStore ids)
    {
        Account = account;
        _ids = ids;
        _known = new HashSet<int>(ids);
    }

    public RunAccount Account { get; }

    /// <summary>Takes an id, unless it has come before.</summary>
    /// <param name="id">The id.</param>
    /// <param name="place">Where it is kept.</param>
    public bool TryAdd(string id, out int place)
    {
        place = _ids.Add(id);
        if (_known?.Add(place) != false)
        {
            return true;
        }

        _ids.RemoveLast(place);
        return false;
    }

    /// <summary>All ids have come: whether one came before is of no interest any more.</summary>
    public void Forget() => _known = null;

    /// <summary>What was asked for. It is made when it is needed: kept, it would take more than it says.</summary>
    public RunReference Reference(int place) => new(Account, _ids[place]);
}
