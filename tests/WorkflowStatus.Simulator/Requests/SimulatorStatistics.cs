namespace WorkflowStatus.Simulator.Requests;

/// <summary>Counts of the service requests; control requests are not among them.</summary>
/// <param name="InFlight">Requests being answered now.</param>
/// <param name="MaxInFlight">The most that were in flight at once.</param>
/// <param name="Total">Requests since the start or the last clearing.</param>
public sealed record SimulatorStatistics(int InFlight, int MaxInFlight, long Total);
