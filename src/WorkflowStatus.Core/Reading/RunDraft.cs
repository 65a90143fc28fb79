using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Reading;

/// <summary>A run while it is being put together from one or more answers.</summary>
internal class RunDraft
{
    private static readonly List<RunStep> NoSteps = [];

    public string? RunId { get; set; }

    public string? Name { get; set; }

    public RunState State { get; set; }

    public string Status { get; set; } = string.Empty;

    public string? Message { get; set; }

    /// <summary>What the definition says of the state, for a person.</summary>
    public string? StateMessage { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public DateTime? CompletedAt { get; set; }

    public TimeSpan? Duration { get; set; }

    public double? PercentComplete { get; set; }

    public string? CurrentStep { get; set; }

    public int? StepCount { get; set; }

    public int? CompletedStepCount { get; set; }

    public int? FailedStepCount { get; set; }

    public List<RunStep> Steps { get; set; } = NoSteps;

    public RunLocation[]? Locations { get; set; }

    public object? Result { get; set; }

    public RunError? Error { get; set; }

    /// <summary>Members that no property took, in order.</summary>
    public List<KeyValuePair<string, object?>>? Details { get; set; }

    /// <summary>The conditions on values of the main answer that hold.</summary>
    public IReadOnlyCollection<Condition> Facts { get; set; } = [];

    /// <summary>Adds a detail of our own naming; a member of the answer that has the name keeps it.</summary>
    public void AddDetail(string name, object? value)
    {
        Details ??= [];
        var taken = Details.Exists(detail => detail.Key == name) ? new HashSet<string>(Details.Select(detail => detail.Key)) : null;
        var free = name;
        for (var number = 2; taken?.Contains(free) == true; number++)
        {
            free = string.Format(CultureInfo.InvariantCulture, "{0}{1}", name, number);
        }

        Details.Add(new(free, value));
    }

    public bool Meets(Condition condition) =>
        condition.States?.Contains(State) != false
        && (condition.AnyStep is null || Steps.Any(step => condition.AnyStep.Contains(step.State)))
        && (condition.HasSteps is null || condition.HasSteps == Steps.Count > 0)
        && (condition.HasError is null || condition.HasError == Error is not null)
        && (condition.Paths.Count == 0 || Facts.Contains(condition));

    /// <summary>Gives it the error and the details of the main answer.</summary>
    public virtual void SetOwn(RunError? error, List<KeyValuePair<string, object?>>? details)
    {
        Error = error;
        Details = details;
    }

    /// <summary>The finished run. Counts and the current step come from the steps where the service does not give them.</summary>
    public WorkflowRun Finish(RunReference run, DateTime retrievedAt, JsonValues values) => new()
    {
        Provider = run.Account.Definition.Name,
        Connection = run.Account.Connection,
        Id = run.Id,
        RunId = RunId,
        Name = Name,
        State = State,
        Status = Status,
        Message = Message ?? Fallback(),
        StartedAt = StartedAt,
        UpdatedAt = UpdatedAt,
        CompletedAt = CompletedAt ?? (State.IsTerminal() ? End(StartedAt, Duration) : null),
        Duration = Duration ?? Elapsed(StartedAt, CompletedAt),
        PercentComplete = PercentComplete,
        CurrentStep = CurrentStep ?? Innermost(),
        StepCount = StepCount ?? (Steps.Count > 0 ? Steps.Count : null),
        CompletedStepCount = CompletedStepCount ?? Count(static state => state.IsSuccess()),
        FailedStepCount = FailedStepCount ?? Count(static state => state is RunState.Failed or RunState.TimedOut or RunState.CompensationFailed),
        Steps = Steps.Count == 0 ? RunStepList.None : new RunStepList(Steps.ToArray()),
        Locations = AllLocations(),
        Result = Result,
        Error = Error,
        Details = values.CreateOrNull(Details),
        Parameters = run.Account.Parameters,
        BaseUri = run.Account.GivenBaseUri,
        IsLive = true,
        RetrievedAt = retrievedAt,
    };

    /// <summary>The first step at work; of a step and the ones inside it, the innermost.</summary>
    private string? Innermost()
    {
        string? name = null;
        string? prefix = null;
        foreach (var step in Steps)
        {
            if (step.State is not (RunState.Running or RunState.Waiting or RunState.Compensating))
            {
                continue;
            }

            if (prefix is null || step.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                name = step.Name;
                prefix = StepReader.Prefix(name);
            }
        }

        return name;
    }

    public static TimeSpan? Elapsed(DateTime? start, DateTime? end) => end - start is { } elapsed && elapsed >= TimeSpan.Zero ? elapsed : null;

    /// <summary>When what began then and took so long ended; null where either is unknown, or no calendar has that time.</summary>
    public static DateTime? End(DateTime? start, TimeSpan? duration) =>
        start is { } begun && duration is { } span && span >= TimeSpan.Zero && span <= DateTime.MaxValue - begun ? begun + span : null;

    /// <summary>When the service says nothing: what the state means, then why.</summary>
    private string? Fallback()
    {
        // A service may send an error along with a success: the state decides, the error stays to be looked at.
        var error = State.IsSuccess() ? null : Error?.Message ?? Error?.ToString();
        return StateMessage is null ? error : error is null ? StateMessage : $"{StateMessage} {error}";
    }

    /// <summary>The run's own and those of its steps; where one step alone has some, they are its list. Arrays: a list keeps room for more, for as long as the run is kept.</summary>
    private RunLocationList AllLocations()
    {
        var count = Locations?.Length ?? 0;
        RunLocationList? first = null;
        foreach (var step in Steps)
        {
            first ??= step.Locations.Count > 0 ? step.Locations : null;
            count += step.Locations.Count;
        }

        if (count == (first?.Count ?? 0))
        {
            return first ?? RunLocationList.None;
        }

        var all = new RunLocation[count];
        Locations?.CopyTo(all, 0);
        var at = Locations?.Length ?? 0;
        foreach (var step in Steps)
        {
            step.Locations.CopyTo(all, at);
            at += step.Locations.Count;
        }

        return new RunLocationList(all);
    }

    private int? Count(Func<RunState, bool> isCounted)
    {
        if (Steps.Count == 0)
        {
            return null;
        }

        var count = 0;
        foreach (var step in Steps)
        {
            count += isCounted(step.State) ? 1 : 0;
        }

        return count;
    }
}
