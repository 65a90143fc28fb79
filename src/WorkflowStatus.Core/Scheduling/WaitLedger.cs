using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>Keeps account of a wait: which runs are open, what an answer means for one, and whether the wait is decided.</summary>
internal sealed class WaitLedger
{
    /// <summary>So often a run that has ended is asked for its whole answer; then its summary has to do.</summary>
    private const int WholeAttempts = 3;

    private readonly WaitOptions _options;
    private readonly IWaitObserver _observer;
    private readonly PollRequest _poll;
    private readonly WaitRoster _roster;
    private readonly CommonParts _parts = new();

    public WaitLedger(WaitOptions options, IWaitObserver observer, PollRequest poll, WaitRoster roster) =>
        (_options, _observer, _poll, _roster) = (options, observer, poll, roster);

    /// <summary>Whether the wait is over although runs are open: the first end, or the first failure, was asked for.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Draws the conclusion from a look.</summary>
    /// <returns>True when the run is closed, false when it has to be looked at again.</returns>
    public bool Settle(WaitItem item, Look look, TimeSpan now, bool isLastRound)
    {
        var result = look.Result;
        Tell(result.Reference, result.Notes);
        if (result.Error is { } error)
        {
            SettleFault(item, look, error, now, isLastRound);
        }
        else
        {
            See(item, result, now);
            if (look.IsCutOff)
            {
                EndAsSeen(item, "The deadline cut its whole answer off");
            }
            else if (_poll.HaveEnded(result.Runs))
            {
                End(item);
            }
        }

        if (isLastRound && !item.IsClosed)
        {
            CloseAtDeadline(item, NoLook.None);
        }

        return item.IsClosed;
    }

    /// <summary>Closes a run with an error; what was seen of it is not lost. One whose end was seen has ended all the same.</summary>
    public void Close(WaitItem item, WorkflowStatusException error)
    {
        if (item.IsClosed)
        {
            return;
        }

        var seen = item.LastSeen;
        if (_poll.HaveEnded(seen))
        {
            EndAsSeen(item, error.Message);
            return;
        }

        _roster.Close(item, error.ErrorId == WorkflowErrorId.WaitTimeout ? WaitOutcome.TimedOut : WaitOutcome.NotRead);
        Emit(item, seen);
        _observer.OnError(item.Reference, error);
        _observer.OnClosed(item.Reference);
    }

    /// <summary>A look was cancelled: that closes the run only when it was the deadline's doing.</summary>
    public void CutOff(WaitItem item, bool isByDeadline)
    {
        if (isByDeadline)
        {
            CloseAtDeadline(item, NoLook.NoAnswer);
        }
    }

    /// <summary>Closes a run that the deadline found open, and that cannot be looked at any more: the service wants no request, its rate limit has none left, or there is no slot.</summary>
    public void CloseUnasked(WaitItem item, bool isPaid, TimeSpan held) =>
        CloseAtDeadline(item, held > TimeSpan.Zero ? NoLook.Held : isPaid ? NoLook.NoSlot : NoLook.Rationed, held);

    private void CloseAtDeadline(WaitItem item, NoLook why, TimeSpan held = default) =>
        Close(item, item.LastFault is { } fault && _poll.HaveEnded(item.LastSeen) ? fault : WaitErrors.Timeout(item, _options.Timeout ?? TimeSpan.Zero, why, held));

    private void See(WaitItem item, ReadResult result, TimeSpan now)
    {
        // A run that has ended is emitted in a moment.
        item.See(result, now, _roster.Count > _options.WholeSnapshots && !_poll.HaveEnded(result.Runs) ? _parts : null);
        item.WholeFailures = 0;
        _observer.OnSeen(result);
    }

    private void SettleFault(WaitItem item, Look look, WorkflowStatusException error, TimeSpan now, bool isLastRound)
    {
        if (look.Ended is { } ended)
        {
            item.See(ended, now, parts: null);
            _observer.OnSeen(ended);
        }

        item.LastFault = error;
        if (look.Result is { IsNotFound: false, IsFollowUpNotFound: false })
        {
            item.BreakMissing();
        }

        if (IsFinal(item, look.Result, now, isLastRound))
        {
            // A run whose end was seen has ended as that says, whatever its whole answer was.
            var isFailure = !_poll.HaveEnded(item.LastSeen);
            Close(item, error);
            IsDecided |= isFailure && _options.IsFailFast && !isLastRound;
        }
        else if (_poll.HaveEnded(item.LastSeen))
        {
            if (isLastRound || ++item.WholeFailures >= WholeAttempts)
            {
                EndAsSeen(item, error.Message);
            }
            else
            {
                Tell(item.Reference, [$"{Sentence(error.Message)} The run has ended; its last answer is asked for again."]);
            }
        }
        else
        {
            Tell(item.Reference, [isLastRound ? error.Message : $"{Sentence(error.Message)} The wait goes on."]);
        }
    }

    /// <summary>Ends a run whose end a summary showed, and whose whole answer cannot be had.</summary>
    private void EndAsSeen(WaitItem item, string reason)
    {
        Tell(item.Reference, [$"{Sentence(reason)} The run has ended; its summary is all that could be read."]);
        End(item);
    }

    private void Tell(RunReference run, IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            _observer.OnNote(run, note.StartsWith(run.ToString(), StringComparison.Ordinal) ? note : $"{run}: {note}");
        }
    }

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    /// <summary>Whether an error ends the wait for a run: a transient one never does, nor an empty list; a 404 only after its grace, or at once when the run was seen. A 404 with a page instead of the API's answer may be a service that is being started, and what a follow-up asks for may come into being later than the run: these have the grace too.</summary>
    private bool IsFinal(WaitItem item, ReadResult result, TimeSpan now, bool isLastRound)
    {
        if (result.IsNotFound || result.IsFollowUpNotFound)
        {
            return (item.WasSeen ? result.IsNotFound && !result.IsPage : isLastRound) || now - item.MissingSince(now) >= _options.NotFoundGrace;
        }

        return !result.IsEmpty && !result.Error!.IsTransient;
    }

    private void End(WaitItem item)
    {
        if (item.IsClosed)
        {
            return;
        }

        var runs = item.LastSeen;
        var hasFailed = runs.Any(HasFailed);
        _roster.Close(item, hasFailed ? WaitOutcome.Failed : WaitOutcome.Ended);
        Emit(item, runs);
        _observer.OnClosed(item.Reference);
        IsDecided |= _options.IsAny || (_options.IsFailFast && hasFailed);
    }

    /// <summary>Gives runs as they were seen last, and an error for each that failed, where that was asked for.</summary>
    private void Emit(WaitItem item, IReadOnlyList<WorkflowRun> runs)
    {
        foreach (var run in runs)
        {
            _observer.OnEnded(item.Reference, run);
        }

        foreach (var run in runs.Where(run => _options.IsFailureError && HasFailed(run)))
        {
            _observer.OnError(item.Reference, WaitErrors.Failed(item.Reference, run));
        }
    }

    private static bool HasFailed(WorkflowRun run) => run.IsTerminal && !run.IsSuccess;
}
