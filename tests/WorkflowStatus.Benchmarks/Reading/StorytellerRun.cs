using System;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>A run as somebody would type it for this one service.</summary>
/// <param name="Code">The workflow.</param>
/// <param name="CorrelationId">The id asked for.</param>
/// <param name="Status">The service's word.</param>
/// <param name="Message">For a person.</param>
/// <param name="Timestamp">The last change.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record StorytellerRun(string Code, string CorrelationId, string Status, string Message, DateTime Timestamp, StorytellerStep[] Steps);
