using System;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads a run's own values, but for its state, its steps and its error.</summary>
internal sealed class RunValues
{
    private readonly RunMapping _mapping;
    private readonly Func<JsonElement, ValueFormat, object?> _convert;

    public RunValues(RunMapping mapping, JsonValues values)
    {
        _mapping = mapping;
        _convert = (value, _) => values.Convert(value);
    }

    /// <summary>Reads them; what was read before is replaced.</summary>
    /// <param name="draft">Takes them.</param>
    /// <param name="scope">What the walk over the run found, and whether it has ended.</param>
    /// <param name="asked">The id that was asked for.</param>
    public void Read(RunDraft draft, Scope scope, string asked)
    {
        draft.RunId = RunId(scope, asked);
        draft.Name = scope.Text(_mapping.Name);
        draft.Message = scope.Text(_mapping.Message);
        draft.StartedAt = scope.Timestamp(_mapping.StartedAt);
        draft.UpdatedAt = scope.Timestamp(_mapping.UpdatedAt);
        draft.CompletedAt = scope.Timestamp(_mapping.CompletedAt);
        draft.Duration = scope.Duration(_mapping.Duration);
        draft.PercentComplete = scope.Percent(_mapping.PercentComplete);
        draft.CurrentStep = scope.Text(_mapping.CurrentStep);
        draft.StepCount = scope.Count(_mapping.StepCount);
        draft.CompletedStepCount = scope.Count(_mapping.CompletedStepCount);
        draft.FailedStepCount = scope.Count(_mapping.FailedStepCount);
        draft.Locations = scope.Locations(_mapping.Locations, null);
        draft.Result = scope.Read(_mapping.Result, _convert);
    }

    /// <summary>The service's own id of the run, where it is another than the one asked for. An echo of the asked id says nothing more.</summary>
    private string? RunId(Scope scope, string asked)
    {
        var isEcho = scope.Is(_mapping.Id, asked);
        var own = scope.Text(_mapping.RunId) ?? (isEcho ? null : scope.Text(_mapping.Id));
        return own == asked ? null : own;
    }
}
