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

    private readonly WorkflowClient _client;
    private readonly ReadOptions _options;
    private readonly RefusedCredentials _refused = new();
    private readonly int _throttleLimit;
    private readonly CancellationTokenSource _stop;
    private readonly Queue<Task<ReadResult>> _outstanding = new();

    /// <summary>Asked for and not begun, in order. It guards the count of lanes too.</summary>
    private readonly Queue<PendingRead> _waiting = new();
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
    public int Asked => _asked;

    /// <summary>Of these the ones whose read is over, whether handed out or not, errors included.</summary>
    public int Read => Volatile.Read(ref _read);

    /// <summary>Of these the ones that could not be read, or that ended without success.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Runs asked for whose results were not handed out.</summary>
    public int Outstanding => _outstanding.Count;

    /// <summary>Whether the next result should be taken before another run is added.</summary>
    public bool IsFull => _outstanding.Count >= MaximumOutstanding;

    /// <summary>Asks for a run; the request is sent as soon as a slot is free.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunReference run)
    {
        var pending = new PendingRead(run);
        _asked++;
        _outstanding.Enqueue(pending.Task);
        lock (_waiting)
        {
            _waiting.Enqueue(pending);
            if (_lanes == _throttleLimit)
            {
                return;
            }

            _lanes++;
        }

        _ = Task.Run(ReadLaneAsync);
    }

    /// <summary>Takes the next result if it is there.</summary>
    /// <param name="result">The result.</param>
    /// <returns>False when it is not there yet, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(out ReadResult result)
    {
        if (_outstanding.Count > 0 && _outstanding.Peek().IsCompleted)
        {
            result = _outstanding.Dequeue().GetAwaiter().GetResult();
            return true;
        }

        result = null!;
        return false;
    }

    /// <summary>Waits a while for the next result and takes it if it came.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="result">The result.</param>
    /// <returns>False when it did not come, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(TimeSpan patience, out ReadResult result)
    {
        // WaitAny does not throw what the read may have thrown: TryTake does, as it is.
        if (_outstanding.Count > 0 && !_outstanding.Peek().IsCompleted)
        {
            Task.WaitAny([_outstanding.Peek()], patience);
        }

        return TryTake(out result);
    }

    /// <summary>Waits for the next result and takes it.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public ReadResult Take() => _outstanding.Dequeue().GetAwaiter().GetResult();

    /// <summary>Ends what is in flight and waits until it has ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        foreach (var read in _outstanding)
        {
            // Cancelled or faulted: nobody wants to know any more.
            _ = Task.WhenAny(read).GetAwaiter().GetResult();
        }

        _outstanding.Clear();
        _stop.Dispose();
    }

    /// <summary>
    /// Reads one run after another until none waits. So many lanes as may be in flight, and not a task for each run that
    /// waits for a slot: that costs every read a few hundred bytes and another turn in the pool's queue.
    /// </summary>
    private async Task ReadLaneAsync()
    {
        while (Next() is { } pending)
        {
            if (_stop.IsCancellationRequested)
            {
                pending.SetCanceled();
                continue;
            }

            try
            {
                var result = await _refused.ReadAsync(_client, pending.Run, _options, _stop.Token).ConfigureAwait(false);
                Interlocked.Add(ref _failed, result.IsFailure ? 1 : 0);
                Interlocked.Increment(ref _read);
                pending.SetResult(result);
            }
            catch (OperationCanceledException)
            {
                pending.SetCanceled();
            }
            catch (Exception error)
            {
                // For whoever takes the result.
                pending.SetException(error);
            }
        }
    }

    private PendingRead? Next()
    {
        lock (_waiting)
        {
            if (_waiting.Count > 0)
            {
                return _waiting.Dequeue();
            }

            _lanes--;
            return null;
        }
    }
}
