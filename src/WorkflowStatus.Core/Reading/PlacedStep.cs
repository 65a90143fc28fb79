namespace WorkflowStatus.Core.Reading;

/// <summary>A step and where it belongs among the others.</summary>
/// <param name="Step">The step.</param>
/// <param name="ParentId">The id of the step that it belongs to; null for none.</param>
/// <param name="Order">What steps of one parent are sorted by; null comes last.</param>
internal readonly record struct PlacedStep(RunStep Step, string? ParentId, double? Order);
