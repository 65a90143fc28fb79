using WorkflowStatus.Simulator.Faults;

namespace WorkflowStatus.Simulator.Control;

/// <summary>A fault as JSON; what is left out keeps the fault's own measure.</summary>
internal sealed record FaultMessage
{
    public required FaultKind Kind { get; init; }

    public long? Bytes { get; init; }

    public double? DurationMs { get; init; }

    public double? IntervalMs { get; init; }

    public Fault ToFault()
    {
        var fault = new Fault(Kind);
        return fault with
        {
            Bytes = Bytes ?? fault.Bytes,
            Duration = DurationMs is { } duration ? TimeSpan.FromMilliseconds(duration) : fault.Duration,
            Interval = IntervalMs is { } interval ? TimeSpan.FromMilliseconds(interval) : fault.Interval,
        };
    }
}
