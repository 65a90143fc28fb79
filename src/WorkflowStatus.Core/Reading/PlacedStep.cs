namespace WorkflowStatus.Core.Reading;

/// <summary>A step with the steps inside it, which go where it goes, and where it belongs among the others of its list.</summary>
/// <param name="Start">Where it stands among all steps that were read.</param>
/// <param name="Length">How many steps it is, with those inside it.</param>
/// <param name="Id">Its id; null for none.</param>
/// <param name="ParentId">The id of the step that it belongs to; null for none.</param>
/// <param name="Order">What steps of one parent are sorted by; null comes last.</param>
internal readonly record struct PlacedStep(int Start, int Length, string? Id, string? ParentId, double? Order);
