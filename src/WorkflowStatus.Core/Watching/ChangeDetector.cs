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

    /// <summary>A number for each run, so that the keys of its steps do not repeat its name.</summary>
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);

    private int _count;

    /// <summary>Whether a look has given several runs: their names then tell them apart.</summary>
    private bool _hasSeveral;

    /// <summary>The only run of the look before, by its key and the service's own id; null where that gave several.</summary>
    private (string Key, string? RunId)? _only;

    /// <summary>Compares a look with the one before.</summary>
    /// <param name="result">The runs of one id, always the same id for one detector.</param>
    /// <returns>The changes since the last look, in the order in which they happened as far as the service tells; at first sight everything is a change from null.</returns>
    public IReadOnlyList<WorkflowChange> Compare(ReadResult result)
    {
        _hasSeveral |= result.Runs.Count > 1;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        return result.Runs.SelectMany(run => Compare(run, Number(Numbered(names, $"{run.Name}/{run.RunId}"), run.RunId))).ToList();
    }

    private List<WorkflowChange> Compare(WorkflowRun run, string runKey)
    {
        var isFirstSight = !_parts.ContainsKey(runKey);
        var steps = StepChanges(run, runKey, isFirstSight);
        var own = Changes(run, runKey, null, new PartState(run.State, run.Status, run.StartedAt, run.CompletedAt, run.UpdatedAt), run.Message, isFirstSight);

        // A run begins before its steps and ends after them.
        var before = own.Where(change => !change.NewState.IsTerminal());
        var after = own.Where(change => change.NewState.IsTerminal());
        return [.. before, .. steps, .. after];
    }

    private IEnumerable<WorkflowChange> StepChanges(WorkflowRun run, string runKey, bool isFirstSight)
    {
        var changes = new List<(DateTime Place, WorkflowChange Change)>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in run.Steps)
        {
            // Steps of one name are told apart by their order; ids of executions change when a step is tried again.
            var key = Numbered(names, $"{runKey}/{step.Name}");
            var found = Changes(run, key, step.Name, new PartState(step.State, step.Status, step.StartedAt, step.CompletedAt, step.UpdatedAt), step.Message, isFirstSight);
            var place = DateTime.MinValue;
            foreach (var change in found)
            {
                // However the service's clocks run, the changes of one step stay in their order.
                place = change.Timestamp > place ? change.Timestamp : place;
                changes.Add((place, change));
            }
        }

        return changes.OrderBy(entry => entry.Place).Select(entry => entry.Change);
    }

    private List<WorkflowChange> Changes(WorkflowRun run, string key, string? step, PartState now, string? message, bool isFirstSight)
    {
        _parts.TryGetValue(key, out var before);
        _parts[key] = now.Following(before);
        var changes = new List<WorkflowChange>();
        if (before is not null && now.IsSameAs(before))
        {
            return changes;
        }

        var old = before?.State;
        if (!isFirstSight && now.HasMissedStart(before))
        {
            changes.Add(Change(run, step, old, RunState.Running, null, null, now.StartedAt!.Value));
            old = RunState.Running;
        }

        changes.Add(Change(run, step, old, now.State, now.Status, message, now.ChangedAt(before) ?? run.RetrievedAt));
        return changes;
    }

    private string Number(string key, string? runId)
    {
        if (!_runs.TryGetValue(key, out var number))
        {
            // Some services rename a run, such as when it starts: the only one of an id is the one that was.
            if (!_hasSeveral && _only is { } only && only.RunId == runId)
            {
                number = _runs[only.Key];
                _runs.Remove(only.Key);
            }
            else
            {
                number = _count++;
            }

            _runs.Add(key, number);
        }

        _only = _hasSeveral ? null : (key, runId);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Numbered(Dictionary<string, int> names, string name)
    {
        names[name] = names.TryGetValue(name, out var seen) ? seen + 1 : 1;
        return string.Format(CultureInfo.InvariantCulture, "{0}/{1}", name, names[name]);
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
