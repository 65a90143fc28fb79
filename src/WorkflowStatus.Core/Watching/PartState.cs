using System;

namespace WorkflowStatus.Core.Watching;

/// <summary>What a run or a step was at a look.</summary>
internal sealed record PartState(RunState State, string? Status, DateTime? StartedAt, DateTime? CompletedAt, DateTime? UpdatedAt)
{
    /// <summary>
    /// How far two answers may differ about one instant. A service's copies give the same start as 56 s and as 56.123 s,
    /// or each by its own clock: what is cut off is always less than a second, and so is the noise.
    /// </summary>
    private static readonly TimeSpan ClockPrecision = TimeSpan.FromSeconds(1);

    private bool HasStarted => State is RunState.Running || State.IsTerminal();

    /// <summary>The end of a part that has one; what a service says of a part that is at work is the end of an earlier execution.</summary>
    private DateTime? KnownEnd => State.IsTerminal() ? CompletedAt : null;

    /// <summary>How near another start is the same one. In a queue it is a plan: that work began a little later is news.</summary>
    private TimeSpan StartPrecision => State is RunState.Queued ? TimeSpan.Zero : ClockPrecision;

    /// <summary>
    /// When this differs from the look before, as far as the service tells: the start or the end, where that is news, else
    /// the last change. A time that was known at the look before is none: what has changed did so since. Nor is a start or
    /// an end before the last change that was known, such as an end that is a start and a duration.
    /// </summary>
    public DateTime? ChangedAt(PartState? before) =>
        State is RunState.Running && IsNewStart(before) && IsSince(StartedAt, before) ? StartedAt
            : State.IsTerminal() && IsNewEnd(before) && IsSince(CompletedAt, before) ? CompletedAt
            : before is null || (UpdatedAt > (before.UpdatedAt ?? DateTime.MinValue) && UpdatedAt > (before.KnownEnd ?? before.StartedAt ?? DateTime.MinValue)) ? UpdatedAt
            : null;

    /// <summary>Whether nothing that a watch tells has changed. The same word at a later start is another execution.</summary>
    public bool IsSameAs(PartState before) =>
        State == before.State
        && string.Equals(Status, before.Status, StringComparison.OrdinalIgnoreCase)
        && !(HasStarted && IsLaterExecution(before));

    /// <summary>Whether this end belongs to an execution that was not seen at work: it began after the look before.</summary>
    public bool HasMissedStart(PartState? before) =>
        State.IsTerminal() && StartedAt is not null
        && (before is null
            || IsLaterExecution(before)
            || (before.StartedAt is null && before.State is RunState.Queued or RunState.Unknown)
            || IsOtherEnd(before));

    /// <summary>What to compare the next look with: an execution keeps the start and the end that were told first, so that they do not creep with the noise.</summary>
    public PartState Following(PartState? before) =>
        before is null || State is RunState.Queued || before.State is RunState.Queued || (before.State.IsTerminal() && State != before.State) || IsLaterExecution(before)
            ? this
            : this with { StartedAt = before.StartedAt ?? StartedAt, CompletedAt = before.KnownEnd ?? CompletedAt, UpdatedAt = before.UpdatedAt > UpdatedAt ? before.UpdatedAt : UpdatedAt ?? before.UpdatedAt };

    /// <summary>Whether the look before did not know this start. What was at work, waited or was held then had begun already, unless this is another execution.</summary>
    private bool IsNewStart(PartState? before) =>
        before is null || IsLaterExecution(before)
        || (State != before.State
            && (before.StartedAt is null || before.State is RunState.Queued or RunState.Unknown || before.State.IsTerminal())
            && !(StartedAt - before.StartedAt <= before.StartPrecision) && !(StartedAt < before.KnownEnd));

    /// <summary>Whether the look before did not know this end.</summary>
    private bool IsNewEnd(PartState? before) =>
        before?.KnownEnd is not { } end || CompletedAt - end > ClockPrecision || IsLaterExecution(before) || IsOtherEnd(before);

    /// <summary>Whether this time can be that of a change after the look before.</summary>
    private static bool IsSince(DateTime? time, PartState? before) => time is not null && !(time < before?.UpdatedAt);

    /// <summary>
    /// Whether the start alone shows another execution. That begins when the one before has ended, or later. The end says
    /// nothing of a step that took no time: its start, too, must have moved by more than noise.
    /// </summary>
    private bool IsLaterExecution(PartState before) =>
        before.KnownEnd is { } end
            ? StartedAt >= end && StartedAt - (before.StartedAt ?? end) >= ClockPrecision
            : StartedAt - before.StartedAt > ClockPrecision;

    /// <summary>Whether a part that had ended has ended otherwise: then it was at work again, however short it was.</summary>
    private bool IsOtherEnd(PartState before) =>
        before.State.IsTerminal() && State != before.State
        && (before.KnownEnd is { } end ? StartedAt >= end && StartedAt != before.StartedAt : before.StartedAt is null);
}
