using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>The requests in flight: each reports its end to the loop, whatever that end is.</summary>
internal sealed class PollPump : IDisposable
{
    private readonly PollRequest _poll;
    private readonly Channel<Message> _inbox;
    private readonly CancellationTokenSource _stop;

    /// <summary>Of looks from before the last round.</summary>
    private readonly CancellationTokenSource _earlier;

    /// <summary>What ends each request by itself, by the number of its run.</summary>
    private readonly Dictionary<int, CancellationTokenSource> _stops = [];
    private readonly YoungHeap _garbage = new();

    public PollPump(PollRequest poll, Channel<Message> inbox, CancellationToken cancellation)
    {
        _poll = poll;
        _inbox = inbox;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _earlier = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
    }

    public int InFlight { get; private set; }

    /// <summary>Begins a look.</summary>
    /// <param name="item">At what.</param>
    /// <param name="isLast">Whether it is the one at the deadline.</param>
    /// <param name="now">The time, on the wait's own clock.</param>
    public void Start(WaitItem item, bool isLast, TimeSpan now)
    {
        item.Ask(isLast);
        InFlight++;
        var stop = CancellationTokenSource.CreateLinkedTokenSource(isLast ? _stop.Token : _earlier.Token);
        _stops.Add(item.Number, stop);
        _ = PollAsync(item, isLast, now, stop.Token);
    }

    /// <summary>The loop has read the report of a request.</summary>
    public void Ended(WaitItem item)
    {
        item.Answered();
        InFlight--;
        _stops[item.Number].Dispose();
        _stops.Remove(item.Number);
        _garbage.Note();
    }

    /// <summary>Ends the request of one run, if there is one; it reports that it has ended.</summary>
    public void Abort(WaitItem? item)
    {
        if (item is { IsInFlight: true } asked)
        {
            _stops[asked.Number].Cancel();
        }
    }

    /// <summary>Ends the requests from before the last round; each reports that it has ended.</summary>
    public void AbortEarlier() => _earlier.Cancel();

    /// <summary>Ends every request; each reports that it has ended.</summary>
    public void Abort() => _stop.Cancel();

    /// <summary>Ends every request and waits for it: nothing is sent or reported after the wait.</summary>
    public async Task StopAsync()
    {
        _stop.Cancel();
        while (InFlight > 0)
        {
            var message = await _inbox.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (message.Item is { } item)
            {
                Ended(item);
            }
        }
    }

    public void Dispose()
    {
        _earlier.Dispose();
        _stop.Dispose();
    }

    private async Task PollAsync(WaitItem item, bool isLast, TimeSpan begunAt, CancellationToken cancellation)
    {
        Message message;
        try
        {
            message = Message.OfLook(item, await _poll.ReadAsync(item, isLast, cancellation).ConfigureAwait(false), begunAt);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Too late to count: the loop only takes note that this request has ended.
            message = Message.OfLook(item, null, begunAt);
        }
        catch (Exception fault)
        {
            // A fault of the program, not of a run: the loop throws it where the caller sees it.
            message = Message.OfFault(item, fault);
        }

        _inbox.Writer.TryWrite(message);
    }
}
