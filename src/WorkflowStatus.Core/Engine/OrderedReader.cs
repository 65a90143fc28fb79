using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>
/// Reads many runs at once and hands the results out in the order in which they were asked for. To be used from one
/// thread; dispose it to end what is in flight.
/// </summary>
public sealed class OrderedReader : IDisposable
{
    /// <summary>Results that may wait for a slow one before them: enough to keep every slot busy, little enough to hold in memory.</summary>
    private const int MaximumOutstanding = 4096;

    /// <summary>How long results are gathered before they are taken, while more are outstanding than may be in flight.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(15);

    private readonly WorkflowClient _client;
    private readonly ReadOptions _options;
    private readonly RefusedCredentials _refused = new();
    private readonly int _throttleLimit;
    private readonly CancellationTokenSource _stop;

    /// <summary>Guards what follows.</summary>
    private readonly object _gate = new();

    /// <summary>Asked for and not begun, in order. While there are any, others are in flight.</summary>
    private readonly Queue<RunReference> _waiting = new();

    /// <summary>Begun and not handed out, in order.</summary>
    private readonly Queue<PendingRead> _begun = new();
    private PendingRead? _awaited;
    private int _lanes;
    private int _asked;
    private int _read;
    private int _failed;

    /// <summary>Prepares reading.</summary>
    /// <param name="client">Reads the runs.</param>
    /// <param name="options">How each is read.</param>
    /// <param name="throttleLimit">Requests in flight at most.</param>
    /// <param name="cancellation">Ends everything at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public OrderedReader(WorkflowClient client, ReadOptions options, int throttleLimit, CancellationToken cancellation)
    {
        _client = client;
        _options = options;
        _throttleLimit = throttleLimit >= 1 ? throttleLimit : throw new ArgumentOutOfRangeException(nameof(throttleLimit), throttleLimit, "At least one request is in flight.");
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Runs asked for so far.</summary>
    public int Asked => Locked(() => _asked);

    /// <summary>Of these the ones whose read is over, whether handed out or not, errors included.</summary>
    public int Read => Locked(() => _read);

    /// <summary>Of these the ones that could not be read, or that ended without success.</summary>
    public int Failed => Locked(() => _failed);

    /// <summary>Runs asked for whose results were not handed out.</summary>
    public int Outstanding => Locked(() => _waiting.Count + _begun.Count);

    /// <summary>Whether the next result should be taken before another run is added.</summary>
    public bool IsFull => Outstanding >= MaximumOutstanding;

    /// <summary>Asks for a run; the request is sent as soon as a slot is free.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunReference run)
    {
        PendingRead read;
        lock (_gate)
        {
            _asked++;
            if (_lanes == _throttleLimit)
            {
                _waiting.Enqueue(run);
                return;
            }

            _lanes++;
            read = Begin(run);
        }

        _ = Task.Run(() => ReadLaneAsync(read));
    }

    /// <summary>Takes the next result if it is there.</summary>
    /// <param name="result">The result.</param>
    /// <returns>False when it is not there yet, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(out ReadResult result) => TryTake(TimeSpan.Zero, out result);

    /// <summary>Waits a while for the next result and takes it if it came.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="result">The result.</param>
    /// <returns>False when it did not come, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(TimeSpan patience, out ReadResult result)
    {
        PendingRead? read = null;
        var isAwaited = false;
        lock (_gate)
        {
            if (_begun.Count > 0)
            {
                read = _begun.Peek();
                isAwaited = !read.IsOver;
                read = IsOverWithin(read, patience) ? _begun.Dequeue() : null;
            }
        }

        if (read is null)
        {
            result = null!;
            return false;
        }

        if (isAwaited)
        {
            Gather();
        }

        result = read.Take();
        return true;
    }

    /// <summary>Waits for the next result and takes it.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Nothing is outstanding.</exception>
    public ReadResult Take() =>
        TryTake(Timeout.InfiniteTimeSpan, out var result) ? result : throw new InvalidOperationException("Nothing is outstanding.");

    /// <summary>Ends what is in flight and waits until it has ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            _waiting.Clear();
            while (_begun.Count > 0)
            {
                IsOverWithin(_begun.Dequeue(), Timeout.InfiniteTimeSpan);
            }
        }

        _stop.Dispose();
    }

    /// <summary>
    /// Reads one run after another until none waits. So many lanes as may be in flight, and not a task for each run that
    /// waits for a slot: that costs every read a few hundred bytes and another turn in the pool's queue.
    /// </summary>
    private async Task ReadLaneAsync(PendingRead? read)
    {
        while (read is not null)
        {
            ReadResult? result = null;
            Exception? fault = null;
            try
            {
                _stop.Token.ThrowIfCancellationRequested();
                result = await _refused.ReadAsync(_client, read.Run, _options, _stop.Token).ConfigureAwait(false);
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
        var read = new PendingRead(run);
        _begun.Enqueue(read);
        return read;
    }

    /// <summary>Ends one read and begins the next, if one waits.</summary>
    private PendingRead? End(PendingRead read, ReadResult? result, Exception? fault)
    {
        lock (_gate)
        {
            read.End(result, fault);
            _read += result is null ? 0 : 1;
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

    /// <summary>While many more are to come, the first of them waits a moment for others: a thousand results are to wake their taker a few times and not a thousand.</summary>
    private void Gather()
    {
        if (Outstanding > _throttleLimit)
        {
            _stop.Token.WaitHandle.WaitOne(Gathering);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
