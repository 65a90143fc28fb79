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
        var run = First(wire.Run.Items, answer, isKeyed: false);
        return List("run.items", wire.Run.Items.Where(path => path.Segments.Count > 0), answer)
            .Concat(Of("run", Run(wire.Run), run))
            .Concat(Steps("steps", wire.Steps, run));
    }

    public static IEnumerable<(string Property, JsonPath Path, JsonElement Scope)> Find(FollowUpDefinition followUp, JsonElement answer)
    {
        var found = Steps($"{followUp.Name}.steps", followUp.Steps, answer);
        return followUp.Error is not { } error ? found : found
            .Concat(List($"{followUp.Name}.error.items", error.Items.Where(path => path.Segments.Count > 0), answer))
            .Concat(Of($"{followUp.Name}.error", Error(error.Mapping), First(error.Items, answer, isKeyed: false)));
    }

    public static IEnumerable<(string Property, JsonPath Path, JsonElement Scope)> Find(ErrorAnswerMapping mapping, JsonElement answer) =>
        List("errorAnswer.message", mapping.Message, answer).Concat(List("errorAnswer.code", mapping.Code, answer)).Concat(List("errorAnswer.id", mapping.Id, answer));

    private static IEnumerable<(string, JsonPath, JsonElement)> Steps(string owner, StepMapping? steps, JsonElement scope)
    {
        if (steps is null)
        {
            return [];
        }

        var first = First(steps.Items, scope, steps.IsKeyed);
        return List($"{owner}.items", steps.Items, scope).Concat(Of(owner, Step(steps), first)).Concat(Steps($"{owner}.steps", steps.Inner, first));
    }

    private static IEnumerable<(string, JsonPath, JsonElement)> List(string property, IEnumerable<JsonPath> paths, JsonElement scope) =>
        paths.Select(path => (property, path, scope));

    private static IEnumerable<(string, JsonPath, JsonElement)> Of(string owner, IEnumerable<(string Name, ValueSource? Source)> sources, JsonElement scope) =>
        sources.Where(entry => entry.Source is not null).SelectMany(entry => List($"{owner}.{entry.Name}", entry.Source!.Paths, scope));

    private static JsonElement First(IReadOnlyList<JsonPath> items, JsonElement root, bool isKeyed) =>
        items.SelectMany(path => path.Select(root)).SelectMany(node => Elements(node, isKeyed)).FirstOrDefault();

    private static IEnumerable<JsonElement> Elements(JsonElement node, bool isKeyed) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object when isKeyed => node.EnumerateObject().SelectMany(member => Elements(member.Value, isKeyed: false)),
        JsonValueKind.Object => [node],
        _ => [],
    };

    private static IEnumerable<(string Name, ValueSource? Source)> Run(RunMapping run) =>
    [
        ("id", run.Id), ("runId", run.RunId), ("name", run.Name), ("status", run.Status), ("message", run.Message),
        ("startedAt", run.StartedAt), ("updatedAt", run.UpdatedAt), ("completedAt", run.CompletedAt), ("duration", run.Duration),
        ("percentComplete", run.PercentComplete), ("currentStep", run.CurrentStep), ("stepCount", run.StepCount),
        ("completedStepCount", run.CompletedStepCount), ("failedStepCount", run.FailedStepCount), ("result", run.Result),
        ("locations", run.Locations), .. run.Error is { } error ? Error(error).Select(entry => ($"error.{entry.Name}", entry.Source)) : [],
    ];

    private static IEnumerable<(string Name, ValueSource? Source)> Error(ErrorMapping error) => [("message", error.Message), ("type", error.Type), ("code", error.Code)];

    private static IEnumerable<(string Name, ValueSource? Source)> Step(StepMapping step) =>
    [
        ("name", step.Name), ("id", step.Id), ("status", step.Status), ("message", step.Message), ("startedAt", step.StartedAt),
        ("updatedAt", step.UpdatedAt), ("completedAt", step.CompletedAt), ("duration", step.Duration), ("locations", step.Locations),
        ("parentId", step.ParentId), ("order", step.Order),
    ];
}
