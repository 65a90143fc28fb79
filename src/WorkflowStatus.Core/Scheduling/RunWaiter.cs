using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
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
    /// <summary>What is due within this time is done together: fewer wake-ups, and no look is later than this.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(100);

    private readonly WaitOptions _options;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly PollSchedule _schedule;
    private readonly PollRequest _poll;
    private readonly WaitLedger _ledger;
    private readonly Channel<Message> _inbox = Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PollQueue _queue;
    private readonly HashSet<RunReference> _known = [];
    private bool _isInputComplete;
    private bool _isLastRound;
    private TimeSpan _publishedAt = -PublishInterval;

    /// <summary>Prepares a wait.</summary>
    /// <param name="client">Reads the runs.</param>
    /// <param name="options">When it ends, and how often it looks.</param>
    /// <param name="observer">Takes what is learned.</param>
    public RunWaiter(WorkflowClient client, WaitOptions options, IWaitObserver observer)
    {
        _options = options;
        _time = client.Time;
        _origin = _time.GetTimestamp();
        _schedule = new PollSchedule(options, client.Random);
        _queue = new PollQueue(_time);
        _poll = new PollRequest(client, options);
        _ledger = new WaitLedger(options, observer, _poll);
    }

    /// <summary>Where the wait stands; safe to ask from any thread.</summary>
    public WaitProgress Progress { get; private set; } = WaitProgress.None;

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Adds a run, also while the wait is under way; one that is there already is not added again.</summary>
    /// <param name="run">The run.</param>
    public void Add(RunReference run) => _inbox.Writer.TryWrite(new Message { Added = run });

    /// <summary>Says that no more runs will be added, so that the wait can end.</summary>
    public void CompleteAdding() => _inbox.Writer.TryWrite(default);

    /// <summary>Waits until all runs have ended, the deadline has passed, or what was asked for has happened.</summary>
    /// <param name="cancellation">Ends it at once, requests included.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; no request is left when this is thrown.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var pump = new PollPump(_poll, _inbox, _time, cancellation);
        using var timer = _time.CreateTimer(static inbox => ((ChannelWriter<Message>)inbox!).TryWrite(Message.Tick), _inbox.Writer, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (!_ledger.IsDecided)
            {
                BeginLastRound(pump);
                Dispatch(pump);
                Publish(pump, isFinal: false);
                if (_isInputComplete && _ledger.OpenCount == 0 && pump.InFlight == 0)
                {
                    break;
                }

                SetTimer(timer, pump);
                await _inbox.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                Receive(pump);
            }
        }
        finally
        {
            await pump.StopAsync().ConfigureAwait(false);
            Publish(pump, isFinal: true);
        }
    }

    private void Receive(PollPump pump)
    {
        while (!_ledger.IsDecided && _inbox.Reader.TryRead(out var message))
        {
            if (message.Added is { } run)
            {
                Accept(run);
            }
            else if (message.Item is { } item)
            {
                pump.Ended(item);
                Settle(item, message);
            }
            else if (!message.IsTick)
            {
                _isInputComplete = true;
            }
        }
    }

    private void Accept(RunReference run)
    {
        if (_known.Add(run))
        {
            var item = new WaitItem(run, Now);
            _ledger.Open(item);
            _queue.Enqueue(item, _isLastRound ? TimeSpan.Zero : item.AddedAt + _schedule.First(run.Account.Polling, _known.Count - 1));
        }
    }

    /// <summary>At the deadline every open run is looked at once more, at once.</summary>
    private void BeginLastRound(PollPump pump)
    {
        if (!_isLastRound && _options.Timeout is { } timeout && Now >= timeout)
        {
            _isLastRound = true;
            _queue.Unpark();
            pump.LimitAfterDeadline();
            foreach (var item in _ledger.OpenItems.Where(item => !item.IsInFlight))
            {
                _queue.Enqueue(item, TimeSpan.Zero);
            }
        }
    }

    private void Dispatch(PollPump pump)
    {
        while (pump.InFlight < _options.ThrottleLimit && _queue.TryNext(Now, mayPark: !_isLastRound, out var item, out var isPaid))
        {
            if (_queue.LaneOf(item).Refusal is { } refusal)
            {
                _ledger.Close(item, WaitErrors.Refused(item, refusal));
            }
            else if (isPaid)
            {
                pump.Start(item, _isLastRound);
            }
            else
            {
                // Nothing may be asked any more: what was seen last is what there is.
                _ledger.CloseAtDeadline(item);
            }
        }
    }

    private void Settle(WaitItem item, Message message)
    {
        if (message.Fault is { } fault)
        {
            ExceptionDispatchInfo.Capture(fault).Throw();
        }

        item.Polls++;
        if (message.Result is not { } result)
        {
            _ledger.CloseAtDeadline(item);
        }
        else if (!_ledger.Settle(item, result, Now, _isLastRound))
        {
            _queue.Enqueue(item, Now + _schedule.Next(item.Reference.Account.Polling, item.Polls, WaitLedger.Age(item, Now)));
        }
        else if (result.Error is { ErrorId: WorkflowErrorId.Unauthorized } refusal)
        {
            _queue.LaneOf(item).Refusal = refusal;
        }
    }

    private void SetTimer(ITimer timer, PollPump pump)
    {
        var next = pump.InFlight < _options.ThrottleLimit ? _queue.NextDue : null;
        if (!_isLastRound && _options.Timeout is { } timeout && (next is null || timeout < next))
        {
            next = timeout;
        }

        if (next is { } due)
        {
            var wait = due - Now;
            timer.Change(wait > Coarse ? wait : Coarse, Timeout.InfiniteTimeSpan);
        }
    }

    private void Publish(PollPump pump, bool isFinal)
    {
        var now = Now;
        if (isFinal || now - _publishedAt >= PublishInterval)
        {
            _publishedAt = now;
            Progress = _ledger.Progress(pump.InFlight == 0 && _queue.NextDue is { } due && due > now ? due - now : null);
        }
    }
}
