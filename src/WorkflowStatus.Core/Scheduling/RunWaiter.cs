using System;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// Waits for runs: one loop, one queue ordered by due time, at most so many requests in flight. Everything that the
/// loop knows is touched by the loop alone; arrivals, answers and the timer reach it as messages. Time is monotonic.
/// </summary>
public sealed class RunWaiter
{
    private readonly WaitOptions _options;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly PollSchedule _schedule;
    private readonly PollRequest _poll;
    private readonly WaitRoster _roster = new();
    private readonly WaitLedger _ledger;
    private readonly Channel<Message> _inbox;
    private readonly PollQueue _queue;
    private readonly ProgressBoard _board;
    private readonly Deadline _deadline;
    private bool _isInputComplete;

    /// <summary>Prepares a wait. Its time runs from now.</summary>
    /// <param name="client">Reads the runs.</param>
    /// <param name="options">When it ends, and how often it looks.</param>
    /// <param name="observer">Takes what is learned.</param>
    public RunWaiter(WorkflowClient client, WaitOptions options, IWaitObserver observer)
        : this(client, options, observer, Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true }))
    {
    }

    /// <summary>The same with an inbox of the caller's: one that continues on the writer's thread makes the wait run in step with it.</summary>
    internal RunWaiter(WorkflowClient client, WaitOptions options, IWaitObserver observer, Channel<Message> inbox)
    {
        (_options, _inbox) = (options, inbox);
        (_time, _origin) = (client.Time, client.Time.GetTimestamp());
        _schedule = new PollSchedule(options, client.Random);
        _queue = new PollQueue(_time, _roster);
        _poll = new PollRequest(client, options);
        _ledger = new WaitLedger(options, observer, _poll, _roster);
        _board = new ProgressBoard(() => Now);
        _deadline = new Deadline(options.Timeout);
    }

    /// <summary>Where the wait stands; safe to ask from any thread.</summary>
    public WaitProgress Progress => _board.Progress;

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Adds a run, also while the wait is under way; one that is there already is not added again.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunReference run)
    {
        if (_roster.Ids.Add(run))
        {
            _inbox.Writer.TryWrite(Message.Tick);
        }
    }

    /// <summary>Waits for a run no longer: its request ends, none follows, and the observer hears no more of it.</summary>
    /// <param name="run">One that was added; else nothing happens.</param>
    public void Drop(RunReference run) => _inbox.Writer.TryWrite(Message.OfDrop(run));

    /// <summary>Says that no more runs will be added, so that the wait can end.</summary>
    public void CompleteAdding()
    {
        _roster.Ids.Complete();
        _inbox.Writer.TryWrite(default);
    }

    /// <summary>Waits until all runs have ended, the deadline has passed, or what was asked for has happened.</summary>
    /// <param name="cancellation">Ends it at once, requests included.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; no request is left when this is thrown.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var pump = new PollPump(_poll, _inbox, cancellation);
        using var wakeUp = new WakeUp(_time, _inbox.Writer);
        try
        {
            while (!_ledger.IsDecided)
            {
                PassDeadline(pump);
                Dispatch(pump);
                Publish(pump, isFinal: false);
                if (_ledger.IsDecided || (_isInputComplete && _roster.OpenCount == 0 && pump.InFlight == 0))
                {
                    break;
                }

                wakeUp.Set(Now, pump.InFlight < _options.ThrottleLimit ? _queue.NextDue : null, _deadline.Next, _board.RenewalDue);
                await _inbox.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                Receive(pump);
            }
        }
        finally
        {
            await pump.StopAsync().ConfigureAwait(false);
            _queue.Leave();
            Publish(pump, isFinal: true);
        }
    }

    private void Receive(PollPump pump)
    {
        while (!_ledger.IsDecided && _inbox.Reader.TryRead(out var message))
        {
            if (message.Item is not { } item)
            {
                Accept();
                _isInputComplete |= message.IsEndOfInput;
                pump.Abort(message.Dropped is { } dropped ? _roster.Drop(dropped) : null);
                continue;
            }

            pump.Ended(item);
            Settle(item, message);
        }
    }

    private void Accept()
    {
        foreach (var item in _roster.OpenArrivals(Now))
        {
            _queue.Enqueue(item, _deadline.IsLastRound ? TimeSpan.Zero : _schedule.First(item.Account.Polling, item.BornAt));
        }
    }

    /// <summary>At the deadline every open run is looked at once more, at once; looks that hang give way to those; when that takes too long, it ends.</summary>
    private void PassDeadline(PollPump pump)
    {
        if (_deadline.BeginsLastRound(Now))
        {
            _queue.Leave();
            _queue.Hasten(_roster.OpenItems.Where(item => !item.IsInFlight));
        }

        if (_deadline.ClaimsSlots(Now) && pump.InFlight == _options.ThrottleLimit && _queue.NextDue is not null)
        {
            pump.AbortEarlier();
        }

        if (_deadline.EndsLastRound(Now))
        {
            pump.Abort(); // Nothing may be asked any more.
        }
    }

    private void Dispatch(PollPump pump)
    {
        while (!_ledger.IsDecided && pump.InFlight < _options.ThrottleLimit && _queue.TryNext(Now, _deadline, out var item, out var isPaid))
        {
            if (_queue.LaneOf(item).Refusal is { } refusal)
            {
                _ledger.Close(item, ReadErrors.Refused(item.Reference, refusal, item.WasSeen ? item.LastSeen[0] : null));
            }
            else if (isPaid && !_deadline.IsOver)
            {
                pump.Start(item, _deadline.IsLastRound, Now);
            }
            else
            {
                _ledger.CloseUnasked(item, isPaid, _queue.LaneOf(item).Budget.Held);
            }
        }
    }

    private void Settle(WaitItem item, Message message)
    {
        message.Fault?.Throw();
        item.CountPoll();
        if (message.Look is not { } look || item.IsClosed)
        {
            _ledger.CutOff(item, _deadline.HasClaimedSlots); // Else by the caller, who wants to hear nothing more.
            return;
        }

        var now = Now;
        var lane = _queue.LaneOf(item);
        if (!_ledger.Settle(item, look, now, _deadline.IsLastRound))
        {
            var interval = _schedule.Next(item.Account.Polling, item.Polls, now - item.BornAt, _deadline.Remaining(message.BegunAt), now - message.BegunAt);
            _queue.Enqueue(item, lane.Refusal is null ? message.BegunAt + interval : TimeSpan.Zero);
        }

        if (lane.Refusal is null && look.Result.Error is { ErrorId: WorkflowErrorId.Unauthorized } refusal)
        {
            _queue.Refuse(lane, refusal, _roster.OpenItems);
        }
    }

    private void Publish(PollPump pump, bool isFinal) => _board.Renew(_roster.Progress, pump.InFlight == 0 && _queue.NextDue is { } due && due > Now ? due : null, isFinal);
}
