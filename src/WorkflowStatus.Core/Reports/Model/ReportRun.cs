using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Reports.Times;

namespace WorkflowStatus.Core.Reports.Model;

/// <summary>A run with what the page says of it.</summary>
internal sealed class ReportRun
{
    /// <summary>Looks at a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="number">Its place in the report, from 1.</param>
    /// <param name="generatedAt">Stands in for the time of a look that the run does not tell.</param>
    public ReportRun(WorkflowRun run, int number, DateTime generatedAt)
    {
        Run = run;
        Anchor = "r" + number.ToString(CultureInfo.InvariantCulture);
        var looked = RunTimes.Known(run.RetrievedAt) ?? generatedAt;
        var own = RunTimes.Of(run, looked);
        Steps = run.Steps.Select(step => new ReportStep(step, run.IsTerminal && own is { } times ? times.End : looked)).ToList();
        Times = own ?? Steps.Select(step => step.Times).Aggregate((TimeRange?)null, TimeRange.Union);
        Elapsed = run.IsTerminal
            ? run.Duration ?? (RunTimes.Known(run.CompletedAt) - RunTimes.Known(run.StartedAt))
            : looked - RunTimes.Known(run.StartedAt);
        var faults = Steps.Where(step => Outcome == Outcome.Unsuccessful && StateLook.IsFault(step.Step.State)).ToList();
        Fault = faults.Find(step => !string.IsNullOrWhiteSpace(step.Step.Message)) ?? faults.FirstOrDefault();
    }

    public WorkflowRun Run { get; }

    /// <summary>The id of its row in the page; never made of a text from outside.</summary>
    public string Anchor { get; }

    public IReadOnlyList<ReportStep> Steps { get; }

    public Outcome Outcome => StateLook.OutcomeOf(Run.State);

    /// <summary>When it was at work, by its own times, else by its steps'; null when unknown.</summary>
    public TimeRange? Times { get; }

    /// <summary>How long it took, or has taken so far; null when unknown.</summary>
    public TimeSpan? Elapsed { get; }

    /// <summary>The first step that went wrong, and says why, in a run that did; where none says why, the first. Null when the service names none.</summary>
    public ReportStep? Fault { get; }

    public string Id => string.IsNullOrWhiteSpace(Run.Id) ? "(no id)" : Run.Id;

    public string Provider => string.IsNullOrWhiteSpace(Run.Provider) ? "(no provider)" : Run.Provider;

    /// <summary>Why it ended without success, in the service's words; null when it gave none.</summary>
    public string? Reason => new[] { Run.Error?.ToString(), Run.Message, Fault?.Step.Message }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
