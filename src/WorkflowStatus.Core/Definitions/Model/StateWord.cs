namespace WorkflowStatus.Core.Definitions;

/// <summary>What a service's word means.</summary>
/// <param name="Word">The word as the definition writes it; compared without case.</param>
/// <param name="State">The state.</param>
/// <param name="Message">What a person should know of this state; null when the word says it all.</param>
public sealed record StateWord(string Word, RunState State, string? Message);
