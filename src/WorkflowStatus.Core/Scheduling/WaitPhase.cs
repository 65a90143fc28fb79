namespace WorkflowStatus.Core.Scheduling;

/// <summary>How far the waiting for a run has come.</summary>
internal enum WaitPhase : byte
{
    /// <summary>It is looked at.</summary>
    Open,

    /// <summary>The look at the deadline was made, or is under way.</summary>
    LastAsked,

    /// <summary>Nothing more will come of it.</summary>
    Closed,
}
