namespace WorkflowStatus.Core.Scheduling;

/// <summary>Why the deadline got no answer about a run.</summary>
internal enum NoLook
{
    /// <summary>It got one.</summary>
    None,

    /// <summary>The service wants no request for a while.</summary>
    Held,

    /// <summary>The service's rate limit had no request left for it.</summary>
    Rationed,

    /// <summary>Looks at other runs kept all slots.</summary>
    NoSlot,

    /// <summary>The service had not answered when time was up.</summary>
    NoAnswer,
}
