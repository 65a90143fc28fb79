namespace WorkflowStatus.Core.Reports.Times;

/// <summary>A mark on the axis.</summary>
/// <param name="Percent">Its place, 0 to 100.</param>
/// <param name="Label">The time, or the day where ticks are days apart.</param>
/// <param name="Context">The day, or the year: given where it differs from the tick before, else null.</param>
internal sealed record Tick(double Percent, string Label, string? Context);
