using System;
using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Demo;

/// <summary>What a run of the demonstration service does, as data. Immutable; the same story serves every run of its word.</summary>
/// <param name="Word">The word that an id begins with to get this story.</param>
/// <param name="Workflow">The workflow's name.</param>
internal sealed record Story(string Word, string Workflow)
{
    public IReadOnlyList<StoryStep> Steps { get; init; } = [];

    /// <summary>How long after the first request the service knows the run; null for never.</summary>
    public TimeSpan? AppearsAfter { get; init; } = TimeSpan.Zero;

    /// <summary>How long the run waits before its first step.</summary>
    public TimeSpan Queued { get; init; }

    /// <summary>The run's last word.</summary>
    public string Ending { get; init; } = DemoWords.Succeeded;

    /// <summary>What the service says of the run at its end.</summary>
    public string EndingMessage { get; init; } = "All steps succeeded";

    /// <summary>The run's output as JSON text; null for none.</summary>
    public string? Result { get; init; }

    /// <summary>Why the run failed; null when it does not, or for no stated reason.</summary>
    public RunError? Error { get; init; }

    /// <summary>What happens to the first requests, one after the other; later ones are all answered.</summary>
    public IReadOnlyList<DemoFault> Faults { get; init; } = [];

    /// <summary>Whether the service knows the run so long after the first request.</summary>
    public bool IsKnown(TimeSpan age) => age >= AppearsAfter;

    /// <summary>What all steps would take, skipped ones included: the measure of progress.</summary>
    public TimeSpan Planned => Sum(Steps);

    /// <summary>What the steps that are played take.</summary>
    public TimeSpan Played => Sum(Steps.Where(step => !step.IsSkipped));

    /// <summary>The same story, faster or slower.</summary>
    public Story Lasting(TimeSpan time)
    {
        var tempo = (double)time.Ticks / Planned.Ticks;
        return this with { Steps = Steps.Select(step => step with { Seconds = step.Seconds * tempo }).ToArray() };
    }

    private static TimeSpan Sum(IEnumerable<StoryStep> steps) => new(steps.Sum(step => step.Duration.Ticks));
}
