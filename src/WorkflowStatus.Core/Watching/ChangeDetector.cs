using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Engine;

namespace WorkflowStatus.Core.Watching;

/// <summary>Finds what changed between two looks at an id. Keeps no run, only what its parts were last.</summary>
public sealed class ChangeDetector
{
    private readonly Dictionary<string, PartState> _parts = new(StringComparer.Ordinal);

    /// <summary>Compares a look with the one before.</summary>
    /// <param name="result">The runs of one id, always the same id for one detector.</param>
    /// <returns>The changes since the last look, in the order in which they happened as far as the service tells; at first sight everything is a change from null.</returns>
    public IReadOnlyList<WorkflowChange> Compare(ReadResult result) => result.Runs.SelectMany(Compare).ToList();

    private List<WorkflowChange> Compare(WorkflowRun run, int index)
    {
        var runKey = string.Format(CultureInfo.InvariantCulture, "{0}/{1}/{2}", index, run.Name, run.RunId);
        var steps = StepChanges(run, runKey, isFirstSight: !_parts.ContainsKey(runKey));
        var own = Changes(run, runKey, null, new PartState(run.State, run.Status, run.StartedAt, run.CompletedAt), run.Message, run.UpdatedAt);

        // A run begins before its steps and ends after them.
        var before = own.Where(change => !change.NewState.IsTerminal());
        var after = own.Where(change => change.NewState.IsTerminal());
        return [.. before, .. steps.OrderBy(change => change.Timestamp), .. after];
    }

    private List<WorkflowChange> StepChanges(WorkflowRun run, string runKey, bool isFirstSight)
    {
        var changes = new List<WorkflowChange>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in run.Steps)
        {
            // Steps of one name are told apart by their order; ids of executions change when a step is tried again.
            names[step.Name] = names.TryGetValue(step.Name, out var seen) ? seen + 1 : 1;
            var key = string.Format(CultureInfo.InvariantCulture, "{0}/{1}/{2}", runKey, step.Name, names[step.Name]);
            var found = Changes(run, key, step.Name, new PartState(step.State, step.Status, step.StartedAt, step.CompletedAt), step.Message, step.UpdatedAt);
            changes.AddRange(isFirstSight ? found.Skip(found.Count - 1) : found);
        }

        return changes;
    }

    private List<WorkflowChange> Changes(WorkflowRun run, string key, string? step, PartState now, string? message, DateTime? updatedAt)
    {
        _parts.TryGetValue(key, out var before);
        _parts[key] = now;
        var changes = new List<WorkflowChange>();
        if (before is not null && now.IsSameAs(before))
        {
            return changes;
        }

        var old = before?.State;
        if (before is not null || step is not null)
        {
            old = AddMissed(changes, run, step, before, now);
        }

        changes.Add(Change(run, step, old, now.State, now.Status, message, now.ChangedAt ?? updatedAt ?? run.RetrievedAt));
        return changes;
    }

    /// <summary>A part that had not begun at the last look and has ended at this one was at work in between: its start says when.</summary>
    /// <returns>The state before the change that was seen.</returns>
    private static RunState? AddMissed(List<WorkflowChange> changes, WorkflowRun run, string? step, PartState? before, PartState now)
    {
        var hadNotBegun = before is null || before.State is RunState.Queued or RunState.Unknown || before.State.IsTerminal();
        if (!now.State.IsTerminal() || !hadNotBegun || now.StartedAt is not { } start || start == before?.StartedAt)
        {
            return before?.State;
        }

        changes.Add(Change(run, step, before?.State, RunState.Running, null, null, start));
        return RunState.Running;
    }

    private static WorkflowChange Change(WorkflowRun run, string? step, RunState? old, RunState state, string? status, string? message, DateTime timestamp) => new()
    {
        Timestamp = timestamp,
        Provider = run.Provider,
        Connection = run.Connection,
        Id = run.Id,
        Name = run.Name,
        Step = step,
        OldState = old,
        NewState = state,
        Status = status,
        Message = message,
        PercentComplete = run.PercentComplete,
        Run = run,
    };
}
