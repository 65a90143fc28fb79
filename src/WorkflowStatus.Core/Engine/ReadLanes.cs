using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>
/// Reads runs in as many lanes as may be in flight, one after another in each, and not with a task for each run that waits
/// for a slot: that costs every read a few hundred bytes and another turn in the pool's queue. Results are taken by one
/// thread, in the order in which the runs were added.
/// </summary>
internal sealed class ReadLanes
{
    private readonly Func<RunReference, int, ValueTask<ReadResult>> _read;
    private readonly Action<ReadResult> _note;
    private readonly int _limit;

    /// <summary>Guards the changes of what follows.</summary>
    private readonly object _gate = new();

    /// <summary>Added and not begun, in order. While there are any, others are in flight.</summary>
    private readonly Queue<RunReference> _waiting = new();

    /// <summary>Begun and not taken, in order.</summary>
    private readonly Queue<PendingRead> _begun = new();
    private PendingRead? _awaited;
    private int _lanes;
    private int _added;
    private int _over;
    private int _failed;
    private int _outstanding;

    /// <summary>Prepares reading.</summary>
    /// <param name="read">Reads one run, of which so many were begun before; throws when cancelled.</param>
    /// <param name="note">Told of each result, before the next read of its lane begins.</param>
    /// <param name="limit">How many lanes there may be.</param>
    public ReadLanes(Func<RunReference, int, ValueTask<ReadResult>> read, Action<ReadResult> note, int limit)
    {
        _read = read;
        _note = note;
        _limit = limit;
    }

    /// <summary>Runs added so far.</summary>
    public int Added => Volatile.Read(ref _added);

    /// <summary>Of these the ones whose read gave a result, errors included.</summary>
    public int Over => Volatile.Read(ref _over);

    /// <summary>Of these the ones that could not be read, or that ended without success.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Runs added and not taken.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <summary>The run whose result is taken next; null when none is outstanding.</summary>
    public RunReference? Next
    {
        get
        {
            lock (_gate)
            {
                return _begun.Count > 0 ? _begun.Peek().Run : null;
            }
        }
    }

    /// <summary>Adds a run; its read begins as soon as a lane is free.</summary>
    public void Add(RunReference run)
    {
        PendingRead read;
        lock (_gate)
        {
            _added++;
            _outstanding++;
            if (_lanes == _limit)
            {
                _waiting.Enqueue(run);
                return;
            }

            _lanes++;
            read = Begin(run);
        }

        // Without the caller's execution context: PowerShell's holds its culture, which every step of a read would set and unset.
        ThreadPool.UnsafeQueueUserWorkItem(begun => _ = RunAsync((PendingRead)begun!), read);
    }

    /// <summary>Takes the next read that is over, waiting for it.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="isAwaited">Whether it was not over at once.</param>
    /// <returns>Null when it is not over in time, or nothing is outstanding.</returns>
    public PendingRead? Take(TimeSpan patience, out bool isAwaited)
    {
        lock (_gate)
        {
            var read = _begun.Count > 0 ? _begun.Peek() : null;
            isAwaited = read?.IsOver == false;
            if (read is null || !IsOverWithin(read, patience))
            {
                return null;
            }

            _outstanding--;
            return _begun.Dequeue();
        }
    }

    /// <summary>Begins nothing more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _waiting.Clear();
        }
    }

    /// <summary>Waits until what was begun is over.</summary>
    public void Drain()
    {
        lock (_gate)
        {
            while (_begun.Count > 0)
            {
                IsOverWithin(_begun.Dequeue(), Timeout.InfiniteTimeSpan);
            }

            _outstanding = 0;
        }
    }

    private async Task RunAsync(PendingRead? read)
    {
        while (read is not null)
        {
            ReadResult? result = null;
            Exception? fault = null;
            try
            {
                var given = await _read(read.Run, read.Number).ConfigureAwait(false);
                _note(given);
                result = given;
            }
            catch (Exception error)
            {
                // For whoever takes the result.
                fault = error;
            }

            read = End(read, result, fault);
        }
    }

    private PendingRead Begin(RunReference run)
    {
        // All that were added but this one, and those that wait.
        var read = new PendingRead(run, _added - 1 - _waiting.Count);
        _begun.Enqueue(read);
        return read;
    }

    /// <summary>Ends one read and begins the next, if one waits.</summary>
    private PendingRead? End(PendingRead read, ReadResult? result, Exception? fault)
    {
        lock (_gate)
        {
            read.End(result, fault);
            _over += result is null ? 0 : 1;
            _failed += result?.IsFailure == true ? 1 : 0;
            if (ReferenceEquals(read, _awaited))
            {
                Monitor.Pulse(_gate);
            }

            if (_waiting.Count > 0)
            {
                return Begin(_waiting.Dequeue());
            }

            _lanes--;
            return null;
        }
    }

    /// <summary>Waits, letting the gate go meanwhile.</summary>
    private bool IsOverWithin(PendingRead read, TimeSpan patience)
    {
        _awaited = read;
        while (!read.IsOver && patience != TimeSpan.Zero && Monitor.Wait(_gate, patience))
        {
        }

        _awaited = null;
        return read.IsOver;
    }
}
