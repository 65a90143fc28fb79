namespace WorkflowStatus.Simulator.Services;

/// <summary>Where a simulated run is in its life, independent of any one service's words.</summary>
public enum RunPhase
{
    /// <summary>Accepted, not started.</summary>
    Queued,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Held by an operator.</summary>
    Suspended,

    /// <summary>Rolling back.</summary>
    Compensating,

    /// <summary>Ended well. This and all that follow are ends.</summary>
    Succeeded,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended because it was asked to.</summary>
    Canceled,

    /// <summary>Ended by force, without a failed step.</summary>
    Terminated,

    /// <summary>Ended by its deadline.</summary>
    TimedOut,

    /// <summary>Rolled back.</summary>
    Compensated,

    /// <summary>The rollback failed too.</summary>
    CompensationFailed,
}
