using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>All paths of a definition, each with what it is relative to: of the run, of its steps and the steps inside those, of conditions and of follow-up requests.</summary>
internal static class SamplePaths
{
    /// <summary>The paths that read a success.</summary>
    /// <param name="wire">The definition.</param>
    /// <param name="answer">The main answer.</param>
    /// <param name="followUp">Gives the answer of a follow-up request by its name.</param>
    public static IEnumerable<SamplePath> OfSuccess(WireDefinition wire, SampleScope answer, Func<string, SampleScope> followUp)
    {
        var run = answer.Inside(wire.Run.Items);
        return Items("run.items", wire.Run.Items.Where(path => path.Segments.Count > 0), answer)
            .Concat(Of("run", Run(wire.Run), run))
            .Concat(Steps("steps", wire.Steps, run))
            .Concat(wire.Refinements.SelectMany((refinement, index) => When($"refinements[{index}]", refinement.When, run)))
            .Concat(wire.FollowUps.SelectMany(request => FollowUp(request, run, followUp(request.Name))));
    }

    /// <summary>The paths that read the body of an HTTP error.</summary>
    public static IEnumerable<SamplePath> OfError(ErrorAnswerMapping mapping, SampleScope answer) =>
        List("errorAnswer.message", mapping.Message, answer, SampleUse.OfText).Concat(List("errorAnswer.code", mapping.Code, answer, SampleUse.OfText)).Concat(List("errorAnswer.id", mapping.Id, answer, SampleUse.OfText));

    private static IEnumerable<SamplePath> FollowUp(FollowUpDefinition request, SampleScope run, SampleScope answer)
    {
        var found = When(request.Name, request.When, run)
            .Concat(request.Request.RunPaths.Select(pair => new SamplePath($"{request.Name}.{(request.Request.Path.Names.Contains(pair.Key) ? "path" : "query")}", pair.Value, run, SampleUse.OfAddress)))
            .Concat(Steps($"{request.Name}.steps", request.Steps, answer))
            .Concat(List($"{request.Name}.paging.next", request.Paging?.Next ?? [], answer, SampleUse.OfText));
        return request.Error is not { } error ? found : found
            .Concat(Items($"{request.Name}.error.items", error.Items.Where(path => path.Segments.Count > 0), answer))
            .Concat(Of($"{request.Name}.error", Error(error.Mapping), answer.Inside(error.Items)));
    }

    private static IEnumerable<SamplePath> Steps(string owner, StepMapping? steps, SampleScope scope)
    {
        if (steps is null)
        {
            return [];
        }

        var inside = scope.Inside(steps.Items, steps.IsKeyed);
        return Items($"{owner}.items", steps.Items, scope).Concat(Of(owner, Step(steps), inside)).Concat(Steps($"{owner}.steps", steps.Inner, inside));
    }

    private static IEnumerable<SamplePath> When(string owner, IReadOnlyList<Condition> when, SampleScope run) =>
        when.SelectMany((condition, index) => List($"{owner}.when[{index}].path", condition.Paths, run));

    private static IEnumerable<SamplePath> List(string property, IEnumerable<JsonPath> paths, SampleScope scope, Func<JsonElement, string?>? problem = null) =>
        paths.Select(path => new SamplePath(property, path, scope, problem ?? SampleUse.OfAny));

    private static IEnumerable<SamplePath> Items(string property, IEnumerable<JsonPath> paths, SampleScope scope) =>
        paths.Select(path => new SamplePath(property, path, scope, path.WithoutFinalWildcard() == path ? SampleUse.OfItems : SampleUse.OfAny));

    private static IEnumerable<SamplePath> Of(string owner, IEnumerable<(string Name, ValueSource? Source)> sources, SampleScope scope) =>
        sources.Where(entry => entry.Source is not null).SelectMany(entry => List($"{owner}.{entry.Name}", entry.Source!.Paths, scope, value => SampleUse.Problem(value, entry.Source)));

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
