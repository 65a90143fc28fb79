namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>What one path found.</summary>
/// <param name="Path">As a person sees it.</param>
/// <param name="IsFound">Whether it found anything, be it a null.</param>
/// <param name="IsUseless">Whether it found a value that its property cannot take.</param>
/// <param name="HasPlace">Whether the sample holds what the path is relative to, such as a step.</param>
internal sealed record SampleFinding(WorkflowProviderTestPath Path, bool IsFound, bool IsUseless, bool HasPlace);
