using System;
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

    public PollRequest(WorkflowClient client, WaitOptions options)
    {
        _client = client;
        _options = options;
        // No repetition inside a look: the next look is the repetition. Two loops are never nested.
        _poll = options.Read with { IsSummary = options.Read.IsSummary || options.PollsAreSummaries, MaximumRetryCount = 0, IsPaid = true };
    }

    /// <summary>Whether every run of a result is where the wait wants it.</summary>
    public bool HasEnded(ReadResult result) => result.Error is null && result.Runs.All(HasEnded);

    public bool HasEnded(WorkflowRun run) => run.IsTerminal || _options.Until.Contains(run.State);

    /// <summary>Looks. The last look at the deadline is whole from the start.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<ReadResult> ReadAsync(WaitItem item, bool isLast, CancellationToken cancellation)
    {
        var isWhole = isLast || !DiffersFromWhole(item);
        var result = await _client.ReadAsync(item.Reference, isWhole ? _poll with { IsSummary = _options.Read.IsSummary } : _poll, cancellation).ConfigureAwait(false);
        if (isWhole || !HasEnded(result))
        {
            return result;
        }

        var whole = await _client.ReadAsync(item.Reference, _options.Read, cancellation).ConfigureAwait(false);
        return whole.Error is null ? whole : result;
    }

    private bool DiffersFromWhole(WaitItem item) =>
        _poll.IsSummary && !_options.Read.IsSummary && item.Reference.Account.Definition.HasSummary;
}
