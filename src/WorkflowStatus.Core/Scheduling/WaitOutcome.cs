namespace WorkflowStatus.Core.Scheduling;

/// <summary>What became of a run that is waited for no longer.</summary>
internal enum WaitOutcome
{
    /// <summary>It ended with success, or where the wait wants it.</summary>
    Ended,

    /// <summary>It ended without success.</summary>
    Failed,

    /// <summary>The deadline found it open: it may still go on.</summary>
    TimedOut,

    /// <summary>It cannot be read any more, or never could.</summary>
    NotRead,

    /// <summary>The caller wants to hear no more of it.</summary>
    Dropped,
}
