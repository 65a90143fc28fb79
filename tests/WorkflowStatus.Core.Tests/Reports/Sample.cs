using System;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Reports;

/// <summary>Runs of the third of February 2026.</summary>
internal static class Sample
{
    public static readonly DateTime Start = new(2026, 2, 3, 4, 0, 0, DateTimeKind.Utc);

    public static DateTime At(double minutes) => Start.AddMinutes(minutes);

    public static WorkflowRun Run(string id = "run-1", RunState state = RunState.Succeeded, double from = 0, double minutes = 10, string provider = "Aster", string? message = null, params RunStep[] steps) => new()
    {
        Provider = provider,
        Id = id,
        State = state,
        Status = state.ToString(),
        Message = message,
        StartedAt = At(from),
        CompletedAt = state.IsTerminal() ? At(from + minutes) : null,
        RetrievedAt = At(from + minutes),
        Steps = new RunStepList(steps),
    };

    public static RunStep Step(string name, RunState state = RunState.Succeeded, double from = 0, double minutes = 1, string? message = null) => new()
    {
        Name = name,
        State = state,
        Message = message,
        StartedAt = At(from),
        CompletedAt = state.IsTerminal() ? At(from + minutes) : null,
    };

    public static RunLocationList Locations(params string[] addresses) =>
        new([.. addresses.Select(address => new RunLocation(new Uri(address, UriKind.RelativeOrAbsolute)))]);

    /// <summary>A run of each state, one after the other.</summary>
    public static WorkflowRun[] EveryState() => [.. Enum.GetValues<RunState>().Select(state => Run($"run-{state}", state, from: (int)state * 10))];
}
