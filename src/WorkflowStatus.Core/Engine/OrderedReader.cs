using System;
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

    /// <summary>How long results are gathered before they are handed out, while many are outstanding.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(15);

    private readonly WorkflowClient _client;
    private readonly ReadOptions _options;

    /// <summary>Of the runs after the first, of which there may be as many as are in flight at once.</summary>
    private readonly ReadOptions _rationed;
    private readonly RefusedCredentials _refused = new();
    private readonly int _throttleLimit;
    private readonly CancellationTokenSource _stop;
    private readonly ReadLanes _lanes;

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
        _rationed = options.AfterTheFirst();
        _throttleLimit = throttleLimit >= 1 ? throttleLimit : throw new ArgumentOutOfRangeException(nameof(throttleLimit), throttleLimit, "At least one request is in flight.");
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _lanes = new ReadLanes(ReadAsync, _refused.Note, throttleLimit);
    }

    /// <summary>Runs asked for so far.</summary>
    public int Asked => _lanes.Added;

    /// <summary>Of these the ones whose read is over, whether handed out or not, errors included.</summary>
    public int Read => _lanes.Over;

    /// <summary>Of these the ones that could not be read, or that ended without success.</summary>
    public int Failed => _lanes.Failed;

    /// <summary>Runs asked for whose results were not handed out.</summary>
    public int Outstanding => _lanes.Outstanding;

    /// <summary>Whether the next result should be taken before another run is added.</summary>
    public bool IsFull => Outstanding >= MaximumOutstanding;

    /// <summary>The service of the next result, and how long its rate limit lets no request through; null when it lets one.</summary>
    public (string Provider, TimeSpan Wait)? Held =>
        _lanes.Next is { } run && _client.Delay(run) is { Ticks: > 0 } wait ? (run.Account.Definition.Name, wait) : null;

    /// <summary>Asks for a run; the request is sent as soon as a slot is free.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunReference run) => _lanes.Add(run);

    /// <summary>Takes the next result if it is there.</summary>
    /// <param name="result">The result.</param>
    /// <returns>False when it is not there yet, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(out ReadResult result) => TryTake(TimeSpan.Zero, out result);

    /// <summary>Waits a while for the next result and takes it if it came.</summary>
    /// <param name="patience">How long. While many are outstanding it may be 15 ms more, in which others come.</param>
    /// <param name="result">The result.</param>
    /// <returns>False when it did not come, or nothing is outstanding.</returns>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public bool TryTake(TimeSpan patience, out ReadResult result)
    {
        if (_lanes.Take(patience, out var isAwaited) is not { } read)
        {
            result = null!;
            return false;
        }

        if (isAwaited && IsGathering())
        {
            _stop.Token.WaitHandle.WaitOne(Gathering);
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
        _lanes.Close();
        _stop.Cancel();
        _lanes.Drain();
        _stop.Dispose();
    }

    /// <summary>
    /// A thousand results are to wake their taker a few times and not a thousand. Not for the first, which somebody waits to
    /// see, nor where many are there already, behind a slow one.
    /// </summary>
    private bool IsGathering()
    {
        var taken = Asked - Outstanding;
        return taken > 1 && Read - taken < _throttleLimit && Outstanding > 4 * _throttleLimit;
    }

    private ValueTask<ReadResult> ReadAsync(RunReference run, int number)
    {
        _stop.Token.ThrowIfCancellationRequested();
        return _refused.Find(run) is { } refused ? new(refused) : _client.ReadOnceAsync(run, number < _throttleLimit ? _options : _rationed, _stop.Token);
    }
}
