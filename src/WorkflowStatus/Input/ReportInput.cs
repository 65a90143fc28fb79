using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Input;

/// <summary>The runs that a report is about, out of what the pipeline brings: runs as they come, and each run of a watch once.</summary>
internal sealed class ReportInput
{
    private const int TypeNameLength = 100;

    private readonly List<WorkflowRun> _runs = [];

    /// <summary>Where a watched run is among the runs.</summary>
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came first.</summary>
    public IReadOnlyList<WorkflowRun> Runs => _runs;

    /// <summary>Takes an object.</summary>
    /// <returns>False when there is no run in it.</returns>
    public bool TryAdd(PSObject item)
    {
        var (run, isWatched) = RunInput.RunOf(item);
        if (run is null)
        {
            return false;
        }

        var key = isWatched ? Key(run) : null;
        if (key is null || !_places.TryGetValue(key, out var place))
        {
            if (key is not null)
            {
                _places[key] = _runs.Count;
            }

            _runs.Add(run);
        }
        else if (run.RetrievedAt >= _runs[place].RetrievedAt)
        {
            _runs[place] = run;
        }

        return true;
    }

    /// <summary>The error for an object without a run.</summary>
    public static WorkflowStatusException NoRun(PSObject item) => RunInput.IsDamaged(item) ? RunInput.Damaged() : new(
        WorkflowErrorId.InvalidParameter,
        $"An object of the type {SafeText.Line(item.TypeNames.FirstOrDefault() ?? item.BaseObject.GetType().FullName!, TypeNameLength)} is no run, and is left out, as are others like it.",
        "Pipe the runs of Get-WorkflowStatus or Wait-WorkflowStatus, or the changes of Watch-WorkflowStatus.");

    private static string Key(WorkflowRun run) => string.Join(
        "\n", [run.Provider, run.Connection ?? string.Empty, run.Id, run.RunId ?? string.Empty, run.Name ?? string.Empty, run.BaseUri?.OriginalString ?? string.Empty, .. run.Parameters.Select(pair => $"{pair.Key}={pair.Value}")]);
}
