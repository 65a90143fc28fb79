namespace WorkflowStatus;

/// <summary>
/// What a run or a step is doing, in one vocabulary for every service. The service's own word stays in
/// <see cref="WorkflowRun.Status"/>. From <see cref="Succeeded"/> on a state is terminal; only
/// <see cref="Succeeded"/> is success.
/// </summary>
public enum RunState
{
    /// <summary>The service gave a word that its definition does not map. Not terminal.</summary>
    Unknown = 0,

    /// <summary>Accepted, not started.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Started and waiting for a time or an event.</summary>
    Waiting,

    /// <summary>Halted by a person or a rule; it can be resumed.</summary>
    Suspended,

    /// <summary>Undoing what it did.</summary>
    Compensating,

    /// <summary>Ended as intended.</summary>
    Succeeded,

    /// <summary>Ended by a fault.</summary>
    Failed,

    /// <summary>Ended because somebody asked it to stop, in its own orderly way.</summary>
    Canceled,

    /// <summary>Ended from outside, at once.</summary>
    Terminated,

    /// <summary>Ended by its own time limit.</summary>
    TimedOut,

    /// <summary>Failed, and undone completely.</summary>
    Compensated,

    /// <summary>Failed, and the undoing failed too: a person has to look.</summary>
    CompensationFailed,
}
