namespace WorkflowStatus.Core.Connections;

/// <summary>What a check found.</summary>
/// <param name="Passed">Whether it is good; null when that cannot be told.</param>
/// <param name="Message">What was found, for a person.</param>
internal readonly record struct CheckOutcome(bool? Passed, string Message);
