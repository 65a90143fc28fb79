using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>One look at a run: cheap while it goes on, whole once it has ended.</summary>
internal sealed class PollRequest
{
    private readonly WorkflowClient _client;
    private readonly WaitOptions _options;
    private readonly ReadOptions _poll;
    private readonly ReadOptions _wholePoll;
    private readonly ReadOptions _lastPoll;
    private readonly ReadOptions _whole;

    public PollRequest(WorkflowClient client, WaitOptions options)
    {
        _client = client;
        _options = options;
        // No repetition inside a look: the next look is the repetition. Two loops are never nested.
        _poll = options.Read with { IsSummary = options.Read.IsSummary || options.PollsAreSummaries, MaximumRetryCount = 0, IsPaid = true, IsRationed = true, InsistsOnFollowUps = true };
        _wholePoll = _poll with { IsSummary = options.Read.IsSummary };
        _lastPoll = _wholePoll with { InsistsOnFollowUps = false, HoldPatience = TimeSpan.Zero, RequestTimeout = _poll.RequestTimeout < Deadline.LastRoundLimit ? _poll.RequestTimeout : Deadline.LastRoundLimit };
        _whole = options.Read with { MaximumRetryCount = 0, IsRationed = true, InsistsOnFollowUps = true };
    }

    /// <summary>Whether every one of the runs is where the wait wants it.</summary>
    public bool HaveEnded(IReadOnlyList<WorkflowRun> runs) => runs.Count > 0 && runs.All(run => run.IsTerminal || _options.Until.Contains(run.State));

    /// <summary>Looks. The last look at the deadline is whole from the start.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<Look> ReadAsync(WaitItem item, bool isLast, CancellationToken cancellation)
    {
        // The item is the loop's: once the request is under way it is not touched here.
        var reference = item.Reference;
        var isSummary = !isLast && DiffersFromWhole(item);
        var options = isLast ? _lastPoll : isSummary ? _poll : _wholePoll;
        if (!isLast && item.ETag is { } mark)
        {
            options = options with { Known = new KnownRuns(mark, item.LastSeen) };
        }

        var result = await _client.ReadOnceAsync(reference, options, cancellation).ConfigureAwait(false);
        if (!isSummary || !HaveEnded(result.Runs))
        {
            return new Look(result);
        }

        try
        {
            var whole = await _client.ReadOnceAsync(reference, _whole, cancellation).ConfigureAwait(false);
            return new Look(whole, whole.Error is null ? null : result);
        }
        catch (OperationCanceledException)
        {
            // The end was seen all the same.
            return new Look(result, IsCutOff: true);
        }
    }

    private bool DiffersFromWhole(WaitItem item) =>
        _poll.IsSummary && !_options.Read.IsSummary && item.Account.Definition.HasSummary;
}
