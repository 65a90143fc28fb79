namespace WorkflowStatus.Simulator.Services;

/// <summary>One run at one moment: what a service needs to write its answer.</summary>
/// <param name="Id">The id as asked for, decoded.</param>
/// <param name="Phase">Decides which members the answer holds.</param>
/// <param name="Word">The service's own status word; null for the service's usual word for the phase.</param>
/// <param name="Poll">How often this run was read before; moves the steps forward.</param>
/// <param name="StartedAt">Start of the run, UTC.</param>
/// <param name="Now">Time of the answer, UTC.</param>
/// <param name="EndedAt">When the run was first seen ended, UTC.</param>
public sealed record RunView(
    string Id,
    RunPhase Phase,
    string? Word,
    int Poll,
    DateTime StartedAt,
    DateTime Now,
    DateTime EndedAt)
{
    /// <summary>
    /// A run began this long before it was first asked for: an end at the first read must have a duration.
    /// </summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(90);

    /// <summary>True when the run goes no further.</summary>
    public bool IsEnd => Phase >= RunPhase.Succeeded;

    /// <summary>End of the run, or the time of the answer while it goes on.</summary>
    public DateTime UpdatedAt => IsEnd ? EndedAt : Now;

    /// <summary>How many of <paramref name="total"/> steps have ended well by now.</summary>
    public int StepsDone(int total) => Phase switch
    {
        RunPhase.Queued => 0,
        RunPhase.Succeeded => total,
        // An end without success leaves one step done, so that a reader sees both kinds.
        > RunPhase.Succeeded => Math.Min(1, total - 1),
        _ => Math.Min(Poll, total - 1),
    };

    /// <summary>When step <paramref name="index"/> began. A step's time must not move from one read to the next.</summary>
    public DateTime StepTime(int index, int total) => StartedAt + (Lead * ((double)index / total));
}
