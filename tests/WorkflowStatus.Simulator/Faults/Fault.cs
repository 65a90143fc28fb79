namespace WorkflowStatus.Simulator.Faults;

/// <summary>A fault and its measures.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>Size of a huge body or a bomb once decompressed, in bytes; 64 MB when not said.</summary>
    public long Bytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long a stall lasts; without end (until the client goes away) when not said.</summary>
    public TimeSpan Duration { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Pause after each byte of a slow body; 50 ms when not said.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(50);
}
