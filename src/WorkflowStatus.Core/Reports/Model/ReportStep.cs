using System;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Model;

/// <summary>A step with what the page says of it.</summary>
internal sealed class ReportStep
{
    /// <summary>Looks at a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">When its run ended, or was looked at.</param>
    public ReportStep(RunStep step, DateTime now)
    {
        Step = step;
        Times = RunTimes.Of(step, now);
        var start = RunTimes.Known(step.StartedAt);
        Elapsed = step.Duration ?? ((step.State.IsTerminal() ? RunTimes.Known(step.CompletedAt) : now) - start);
    }

    public RunStep Step { get; }

    /// <summary>When it was at work; null when unknown.</summary>
    public TimeRange? Times { get; }

    /// <summary>How long it took, or has taken so far; null when unknown.</summary>
    public TimeSpan? Elapsed { get; }

    public string Name => string.IsNullOrWhiteSpace(Step.Name) ? "(no name)" : Step.Name;
}
