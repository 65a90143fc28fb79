using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>All paths of a definition with the element of a sample that each is relative to: the first run, the first step.</summary>
internal static class SamplePaths
{
    public static IEnumerable<(string Property, JsonPath Path, JsonElement Scope)> Find(WireDefinition wire, JsonElement answer)
    {
        var run = First(wire.Run.Items, answer);
        var found = wire.Run.Items.Select(path => ("run.items", path, answer)).Concat(Of("run", Run(wire.Run), run));
        return wire.Steps is { } steps
            ? found.Concat(steps.Items.Select(path => ("steps.items", path, run))).Concat(Of("steps", Step(steps), First(steps.Items, run)))
            : found;
    }

    private static IEnumerable<(string, JsonPath, JsonElement)> Of(string owner, IEnumerable<(string Name, ValueSource? Source)> sources, JsonElement scope) =>
        sources.Where(entry => entry.Source is not null).SelectMany(entry => entry.Source!.Paths.Select(path => ($"{owner}.{entry.Name}", path, scope)));

    private static JsonElement First(IReadOnlyList<JsonPath> items, JsonElement root)
    {
        foreach (var node in items.SelectMany(path => path.Select(root)))
        {
            if (node.ValueKind == JsonValueKind.Object)
            {
                return node;
            }

            if (node.ValueKind == JsonValueKind.Array && node.GetArrayLength() > 0)
            {
                return node[0];
            }
        }

        return default;
    }

    private static IEnumerable<(string Name, ValueSource? Source)> Run(RunMapping run) =>
    [
        ("id", run.Id), ("runId", run.RunId), ("name", run.Name), ("status", run.Status), ("message", run.Message),
        ("startedAt", run.StartedAt), ("updatedAt", run.UpdatedAt), ("completedAt", run.CompletedAt), ("duration", run.Duration),
        ("percentComplete", run.PercentComplete), ("currentStep", run.CurrentStep), ("stepCount", run.StepCount),
        ("completedStepCount", run.CompletedStepCount), ("failedStepCount", run.FailedStepCount), ("result", run.Result),
        ("locations", run.Locations), ("error.message", run.Error?.Message), ("error.type", run.Error?.Type), ("error.code", run.Error?.Code),
    ];

    private static IEnumerable<(string Name, ValueSource? Source)> Step(StepMapping step) =>
    [
        ("name", step.Name), ("id", step.Id), ("status", step.Status), ("message", step.Message), ("startedAt", step.StartedAt),
        ("updatedAt", step.UpdatedAt), ("completedAt", step.CompletedAt), ("duration", step.Duration), ("locations", step.Locations),
    ];
}
