using System;
using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Scheduling;

/// <summary>
/// A snapshot without what takes the most room: steps, locations, result and details; the counts of its steps stay. Very
/// large waits keep no more of runs that go on: each is read whole when it ends, and once more at the deadline. What the
/// reference tells is not kept twice, what many runs share is kept once, and a later look takes the place of the earlier
/// one: nothing is left behind that has grown old.
/// </summary>
internal readonly struct Outline
{
    private readonly CommonPart? _common;
    private readonly OwnPart? _own;
    private readonly DateTime _updatedAt;
    private readonly DateTime _retrievedAt;

    private Outline(WorkflowRun run, DateTime startedAt, CommonParts parts, Outline[] others)
    {
        _common = parts.Of(run);
        _own = OwnPart.Of(run, startedAt, others);
        _updatedAt = run.UpdatedAt ?? default;
        _retrievedAt = run.RetrievedAt;
    }

    /// <summary>Whether it tells of no run.</summary>
    public bool IsEmpty => _common is null;

    /// <summary>The outlines of an answer's runs in one: most answers tell of one.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="startedAt">When the first of them began, as far as they ever told: kept where the outline is kept.</param>
    /// <param name="parts">What the runs of the wait have in common.</param>
    public static Outline Of(IReadOnlyList<WorkflowRun> runs, DateTime startedAt, CommonParts parts) => runs.Count switch
    {
        0 => default,
        1 => new Outline(runs[0], startedAt, parts, []),
        _ => new Outline(runs[0], startedAt, parts, runs.Skip(1).Select(run => new Outline(run, startedAt, parts, [])).ToArray()),
    };

    /// <summary>The runs again, without their bulk.</summary>
    /// <param name="reference">What was asked for.</param>
    /// <param name="startedAt">As the outline was made with.</param>
    public IReadOnlyList<WorkflowRun> Restore(RunReference reference, DateTime startedAt) =>
        _common is null ? [] : _own is null ? [Run(reference, _common, startedAt)] : [Run(reference, _common, _own.StartedAt), .. _own.Others.SelectMany(other => other.Restore(reference, startedAt))];

    private WorkflowRun Run(RunReference reference, CommonPart common, DateTime startedAt) => new()
    {
        Provider = reference.Account.Definition.Name,
        Connection = reference.Account.Connection,
        Id = reference.Id,
        RunId = _own?.RunId,
        Name = common.Name,
        State = common.State,
        Status = common.Status,
        Message = common.Message,
        StartedAt = startedAt == default ? null : startedAt,
        UpdatedAt = _updatedAt == default ? null : _updatedAt,
        CompletedAt = _own?.CompletedAt,
        Duration = _own?.Duration,
        PercentComplete = common.PercentComplete,
        CurrentStep = common.CurrentStep,
        StepCount = common.StepCount,
        CompletedStepCount = common.CompletedStepCount,
        FailedStepCount = common.FailedStepCount,
        Error = _own?.Error,
        Parameters = reference.Account.Parameters,
        BaseUri = reference.Account.GivenBaseUri,
        IsLive = true,
        RetrievedAt = _retrievedAt,
    };
}
