using System;
using System.Collections.Generic;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// A snapshot without what takes the most room: steps, locations, result and details; the counts of its steps stay. Very
/// large waits keep no more of runs that go on: each is read whole when it ends, and once more at the deadline. What the
/// reference tells is not kept twice, and a value that may be missing takes no room for whether it is.
/// </summary>
internal sealed class Outline
{
    private readonly string? _runId;
    private readonly string? _name;
    private readonly RunState _state;
    private readonly string _status;
    private readonly string? _message;
    private readonly DateTime _startedAt;
    private readonly DateTime _updatedAt;
    private readonly DateTime _completedAt;
    private readonly TimeSpan _duration;
    private readonly double _percentComplete;
    private readonly string? _currentStep;
    private readonly int _stepCount;
    private readonly int _completedStepCount;
    private readonly int _failedStepCount;
    private readonly RunError? _error;
    private readonly DateTime _retrievedAt;
    private readonly Outline? _next;

    private Outline(WorkflowRun run, Outline? next)
    {
        _runId = run.RunId;
        _name = run.Name;
        _state = run.State;
        _status = run.Status;
        _message = run.Message;
        _startedAt = run.StartedAt ?? default;
        _updatedAt = run.UpdatedAt ?? default;
        _completedAt = run.CompletedAt ?? default;
        _duration = run.Duration ?? TimeSpan.MinValue;
        _percentComplete = run.PercentComplete ?? double.NaN;
        _currentStep = run.CurrentStep;
        _stepCount = run.StepCount ?? -1;
        _completedStepCount = run.CompletedStepCount ?? -1;
        _failedStepCount = run.FailedStepCount ?? -1;
        _error = run.Error;
        _retrievedAt = run.RetrievedAt;
        _next = next;
    }

    /// <summary>The outlines of an answer's runs, as a chain: most answers tell of one.</summary>
    public static Outline? Of(IReadOnlyList<WorkflowRun> runs)
    {
        Outline? outline = null;
        for (var index = runs.Count - 1; index >= 0; index--)
        {
            outline = new Outline(runs[index], outline);
        }

        return outline;
    }

    /// <summary>The runs again, without their bulk.</summary>
    /// <param name="reference">What was asked for.</param>
    public IReadOnlyList<WorkflowRun> Restore(RunReference reference)
    {
        var runs = new List<WorkflowRun>(1);
        for (var outline = this; outline is not null; outline = outline._next)
        {
            runs.Add(outline.Run(reference));
        }

        return runs;
    }

    private WorkflowRun Run(RunReference reference) => new()
    {
        Provider = reference.Account.Definition.Name,
        Connection = reference.Account.Connection,
        Id = reference.Id,
        RunId = _runId,
        Name = _name,
        State = _state,
        Status = _status,
        Message = _message,
        StartedAt = _startedAt == default ? null : _startedAt,
        UpdatedAt = _updatedAt == default ? null : _updatedAt,
        CompletedAt = _completedAt == default ? null : _completedAt,
        Duration = _duration == TimeSpan.MinValue ? null : _duration,
        PercentComplete = double.IsNaN(_percentComplete) ? null : _percentComplete,
        CurrentStep = _currentStep,
        StepCount = Count(_stepCount),
        CompletedStepCount = Count(_completedStepCount),
        FailedStepCount = Count(_failedStepCount),
        Error = _error,
        Parameters = reference.Account.Parameters,
        BaseUri = reference.Account.GivenBaseUri,
        IsLive = true,
        RetrievedAt = _retrievedAt,
    };

    private static int? Count(int count) => count < 0 ? null : count;
}
