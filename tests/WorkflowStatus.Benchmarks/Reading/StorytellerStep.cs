using System;

namespace WorkflowStatus.Benchmarks.Reading;

/// <summary>A step as somebody would type it for this one service.</summary>
/// <param name="Name">The step.</param>
/// <param name="Status">The service's word.</param>
/// <param name="Message">For a person.</param>
/// <param name="Timestamp">The last change.</param>
/// <param name="Locations">What it made.</param>
internal sealed record StorytellerStep(string Name, string Status, string Message, DateTime Timestamp, Uri[] Locations);
