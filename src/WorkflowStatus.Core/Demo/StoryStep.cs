using System;

namespace WorkflowStatus.Core.Demo;

/// <summary>One step of a story.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Seconds">How long it is at work.</param>
internal sealed record StoryStep(string Name, double Seconds)
{
    /// <summary>What the step, and the run with it, says while the step is at work.</summary>
    public string Status { get; init; } = DemoWords.Running;

    /// <summary>The step's last word.</summary>
    public string Ending { get; init; } = DemoWords.Succeeded;

    /// <summary>What the step says while it is at work; null for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>What the step says after its end; null for nothing.</summary>
    public string? EndingMessage { get; init; }

    /// <summary>The kind of resource that the step makes, such as <c>clips</c>; null when it makes none.</summary>
    public string? Makes { get; init; }

    /// <summary>The exit code that the service shows of a step that failed: a member that no property takes, to be seen in the details.</summary>
    public int? ExitCode { get; init; }

    /// <summary>A skipped step is planned and never played.</summary>
    public bool IsSkipped => Ending == DemoWords.Skipped;

    public TimeSpan Duration => TimeSpan.FromTicks((long)(Seconds * TimeSpan.TicksPerSecond));
}
