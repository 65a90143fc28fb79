using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// The ids of a wait, each of an account once. Whoever adds one puts it here at once, on any thread, and the loop fetches
/// it when it has time: as references in line, a hundred thousand would take more memory than the wait for them.
/// </summary>
internal sealed class WaitIds
{
    private readonly object _gate = new();
    private readonly IdStore _store = new();
    private readonly List<RunAccount> _accounts = [];
    private readonly Dictionary<RunAccount, int> _numbers = [];
    private IdSet? _known;
    private ChunkedList<int> _arrivals = new();

    public WaitIds() => _known = new IdSet(_store);

    /// <summary>Takes a run in, unless it has come before.</summary>
    /// <param name="run">What to ask for.</param>
    /// <returns>Whether it is the first that the loop has not fetched: the loop has to be told.</returns>
    public bool Add(RunReference run)
    {
        lock (_gate)
        {
            if (!_numbers.TryGetValue(run.Account, out var account))
            {
                _numbers[run.Account] = account = _accounts.Count;
                _accounts.Add(run.Account);
            }

            var place = _store.Add(account, run.Id);
            if (_known?.Add(place) == false)
            {
                _store.RemoveLast(place);
                return false;
            }

            _arrivals.Add(place);
            return _arrivals.Count == 1;
        }
    }

    /// <summary>The places of the runs that came since the last call, in order.</summary>
    public ChunkedList<int> Fetch()
    {
        lock (_gate)
        {
            var arrivals = _arrivals;
            _arrivals = new ChunkedList<int>();
            return arrivals;
        }
    }

    /// <summary>All ids have come: whether one came before is of no interest any more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _known = null;
        }
    }

    /// <summary>Whom to ask for the run at a place.</summary>
    public RunAccount Account(int place)
    {
        lock (_gate)
        {
            return _accounts[_store.Account(place)];
        }
    }

    /// <summary>What was asked for. It is made when it is needed: kept, it would take more than it says.</summary>
    public RunReference Reference(int place)
    {
        lock (_gate)
        {
            return new RunReference(_accounts[_store.Account(place)], _store[place]);
        }
    }
}
