using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads runs out of an answer, as the definition says.</summary>
internal sealed class AnswerReader
{
    private readonly ProviderDefinition _definition;
    private readonly JsonValues _values;
    private readonly StepReader _steps;
    private readonly ReadLimits _limits;

    public AnswerReader(ProviderDefinition definition, JsonValues values, ReadLimits limits)
    {
        _definition = definition;
        _values = values;
        _limits = limits;
        _steps = new StepReader(definition.StepStates, values);
    }

    /// <summary>Reads the main answer.</summary>
    /// <returns>One draft for each run; empty when the answer holds none.</returns>
    /// <exception cref="AnswerException">The answer is not what the definition describes.</exception>
    /// <exception cref="DuplicateMemberException">A member occurs twice in one object.</exception>
    public List<RunDraft> Read(JsonElement answer, RunReference run)
    {
        foreach (var path in _definition.Wire.Run.Items)
        {
            var nodes = path.SelectHolders(answer);
            if (nodes.Count > 0)
            {
                var runs = nodes.SelectMany(node => node.ValueKind == JsonValueKind.Array ? node.EnumerateArray() : (IEnumerable<JsonElement>)[node]);
                return runs.Select(element => Run(element, run)).Select(draft => WithEnvelope(draft, path, answer)).ToList();
            }

            // An empty list is an answer of its own: the service knows of no run yet.
            if (path.Segments.Count > 0 && path.WithoutFinalWildcard().Select(answer).Any(node => node.ValueKind == JsonValueKind.Array && node.GetArrayLength() == 0))
            {
                return [];
            }
        }

        throw new AnswerException($"expected an object or an array, found {Kind(answer)}");
    }

    /// <summary>Adds what a follow-up's answer says.</summary>
    public void Complete(RunDraft draft, FollowUpDefinition followUp, JsonElement answer)
    {
        var rest = new List<object?>();
        if (followUp.Steps is { } steps)
        {
            var read = _steps.Read(answer, steps, _limits.Steps, out var used);
            if (used >= 0)
            {
                draft.Steps = read;
                if (Around(steps.Items[used], answer) is { } around)
                {
                    rest.Add(around);
                }
            }
        }

        if (followUp.Error is { } mapping)
        {
            foreach (var item in mapping.Items.SelectMany(path => path.Select(answer)).SelectMany(node => node.ValueKind == JsonValueKind.Array ? node.EnumerateArray() : (IEnumerable<JsonElement>)[node]))
            {
                var scope = new Scope(item, mapping.Tree, mapping.SlotCount);
                // Only the first error is the run's; the others stay whole in the details.
                var error = draft.Error is null ? ErrorReader.Read(scope, mapping.Mapping, draft.State) : null;
                draft.Error ??= error;
                rest.Add(error is null ? _values.Convert(item) : _values.CreateOrNull(scope.Rest(_values)));
            }
        }

        rest.RemoveAll(item => item is null);
        if (rest.Count > 0)
        {
            draft.AddDetail(followUp.Name, rest.Count == 1 ? rest[0] : rest.ToArray());
        }
    }

    private RunDraft Run(JsonElement element, RunReference run)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new AnswerException($"expected a run as an object, found {Kind(element)}");
        }

        var mapping = _definition.Wire.Run;
        var scope = new Scope(element, mapping.Tree, mapping.SlotCount);
        var status = scope.Read(mapping.Status, static (value, _) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 ? ValueReader.Text(value) : null)
            ?? throw new AnswerException($"expected the state as a text at {string.Join(" or ", mapping.Status.Paths)}, found none");
        var word = _definition.States.Find(status);
        var state = word?.State ?? RunState.Unknown;
        scope.HasEnded = state.IsTerminal();
        var steps = _definition.Wire.Steps is { } stepMapping ? Steps(scope, element, stepMapping) : [];
        var draft = new RunDraft
        {
            RunId = RunId(scope, mapping, run.Id),
            Name = scope.Text(mapping.Name),
            State = state,
            Status = status,
            Message = scope.Text(mapping.Message),
            StateMessage = word?.Message,
            StartedAt = scope.Timestamp(mapping.StartedAt),
            UpdatedAt = scope.Timestamp(mapping.UpdatedAt),
            CompletedAt = scope.Timestamp(mapping.CompletedAt),
            Duration = scope.Duration(mapping.Duration),
            PercentComplete = scope.Percent(mapping.PercentComplete),
            CurrentStep = scope.Text(mapping.CurrentStep),
            StepCount = scope.Count(mapping.StepCount),
            CompletedStepCount = scope.Count(mapping.CompletedStepCount),
            FailedStepCount = scope.Count(mapping.FailedStepCount),
            Steps = steps,
            Locations = scope.Read(mapping.Locations, static (value, _) => LocationReader.Read(value, null)) ?? [],
            Error = ErrorReader.Read(scope, mapping.Error, state),
            Result = scope.Read(mapping.Result, (value, _) => _values.Convert(value)),
        };
        draft.Details.AddRange(scope.Rest(_values));
        return draft;
    }

    private List<RunStep> Steps(Scope scope, JsonElement element, StepMapping mapping)
    {
        var steps = _steps.Read(element, mapping, _limits.Steps, out var used);
        for (var path = 0; path < mapping.Items.Count; path++)
        {
            var slot = _definition.Wire.Run.StepSlots[path];
            if (slot >= 0 && scope.Find(slot) is not null && path == used)
            {
                scope.Take(slot);
            }
        }

        return steps;
    }

    /// <summary>The service's own id of the run, where it is another than the one asked for. An echo of the asked id says nothing more.</summary>
    private static string? RunId(Scope scope, RunMapping mapping, string asked)
    {
        var echo = scope.Read(mapping.Id, (value, _) => ValueReader.Text(value) is { } text && text == asked ? text : null);
        var own = scope.Text(mapping.RunId) ?? (echo is null ? scope.Text(mapping.Id) : null);
        return own == asked ? null : own;
    }

    /// <summary>What stands around the runs (a message, a count) belongs to each of them.</summary>
    private RunDraft WithEnvelope(RunDraft draft, JsonPath path, JsonElement answer)
    {
        if (Around(path, answer) is { } rest)
        {
            draft.AddDetail("envelope", rest);
        }

        return draft;
    }

    /// <summary>What is left of an answer without the list that a path names; null when nothing is.</summary>
    private object? Around(JsonPath path, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || path.WithoutFinalWildcard() is not { IsSingular: true, Segments.Count: > 0 } list)
        {
            return null;
        }

        var tree = new PathTree();
        tree.Add(list, 0);
        return _values.CreateOrNull(tree.Rest(answer, 1UL, _values.Convert, _values.Create));
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "null",
    };
}
