using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Reports.Model;

/// <summary>Runs that ended in the same way for the same reason: one thing to look into, wherever it struck.</summary>
internal sealed class FailureGroup
{
    private FailureGroup(IReadOnlyList<ReportRun> runs) => Runs = runs;

    /// <summary>The runs, in the report's order; never empty.</summary>
    public IReadOnlyList<ReportRun> Runs { get; }

    public ReportRun First => Runs[0];

    /// <summary>The providers that it struck, the most struck first.</summary>
    public IEnumerable<(string Name, int Count)> Providers => Tally(Runs.Select(run => run.Provider));

    /// <summary>The steps that it struck, the most struck first; empty when the services name none.</summary>
    public IEnumerable<(string Name, int Count)> Steps => Tally(Runs.Select(run => run.Fault).OfType<ReportStep>().Select(step => step.Name));

    /// <summary>What the step says beside the reason, where all steps say the same; else null.</summary>
    public string? StepMessage =>
        First.Fault?.Step.Message is { Length: > 0 } message && message != First.Reason && Runs.All(run => run.Fault?.Step.Message == message) ? message : null;

    /// <summary>Groups what ended without success: faults before what was stopped on purpose, then the largest group first.</summary>
    public static IReadOnlyList<FailureGroup> Of(IEnumerable<ReportRun> runs) => runs
        .Where(run => run.Outcome == Outcome.Unsuccessful)
        .GroupBy(run => (run.Run.State, run.Reason))
        .Select(group => new FailureGroup(group.ToList()))
        .OrderByDescending(group => StateLook.IsFault(group.First.Run.State)).ThenByDescending(group => group.Runs.Count)
        .ToList();

    private static IEnumerable<(string Name, int Count)> Tally(IEnumerable<string> names) =>
        names.GroupBy(name => name).Select(group => (group.Key, group.Count())).OrderByDescending(entry => entry.Item2);
}
