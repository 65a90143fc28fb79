using System;
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
                if (CompletionReader.Count(nodes) > _limits.Runs)
                {
                    throw new AnswerException($"the answer has more runs than the limit of {_limits.Runs} (runs)");
                }

                var drafts = new List<RunDraft>(1);
                foreach (var node in nodes)
                {
                    AddAll(node, run, drafts);
                }

                AddEnvelope(drafts, path, answer);
                return drafts;
            }

            // An empty list is an answer of its own: the service knows of no run yet.
            if (path.Segments.Count > 0 && path.WithoutFinalWildcard().Select(answer).Any(node => node.ValueKind == JsonValueKind.Array && node.GetArrayLength() == 0))
            {
                return [];
            }
        }

        throw new AnswerException(AnswerWords.NoItems(_definition.Wire.Run.Items, answer));
    }

    /// <summary>Begins to add to a run what a follow-up request brings.</summary>
    public CompletionReader Completion(RunDraft draft, FollowUpDefinition followUp) => new(draft, followUp, _steps, _values, _limits);

    private void AddAll(JsonElement node, RunReference run, List<RunDraft> drafts)
    {
        if (node.ValueKind != JsonValueKind.Array)
        {
            drafts.Add(Run(node, run));
            return;
        }

        foreach (var element in node.EnumerateArray())
        {
            drafts.Add(Run(element, run));
        }
    }

    private RunDraft Run(JsonElement element, RunReference run)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new AnswerException($"expected a run as an object, found {AnswerWords.Kind(element)}");
        }

        var mapping = _definition.Wire.Run;
        var scope = new Scope(element, mapping.Tree, mapping.SlotCount);
        var status = StatusReader.Read(scope, element, mapping);
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
            Locations = scope.Locations(mapping.Locations, null),
            Error = ErrorReader.Read(scope, mapping.Error, state),
            Result = mapping.Result is null ? null : scope.Read(mapping.Result, (value, _) => _values.Convert(value)),
            Facts = Facts(element),
        };
        draft.Details = scope.Rest(_values);
        return draft;
    }

    private List<RunStep> Steps(Scope scope, JsonElement element, StepMapping mapping)
    {
        var steps = _steps.Read(element, mapping, _limits.Steps, out var used);
        scope.TakeSteps(_definition.Wire.Run.StepSlots, used);
        return steps;
    }

    /// <summary>The conditions on values of the answer that hold: only now is the answer at hand.</summary>
    private Condition[] Facts(JsonElement element) => _definition.Wire.ValueConditions.Count == 0 ? [] : _definition.Wire.ValueConditions.Where(condition =>
        condition.Paths.SelectMany(path => path.Select(element)).FirstOrDefault(value => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) is { ValueKind: not JsonValueKind.Undefined } found
        && (condition.Values.Count == 0 || (ValueReader.Text(found) is { } text && condition.Values.Contains(text, StringComparer.OrdinalIgnoreCase)))).ToArray();

    /// <summary>The service's own id of the run, where it is another than the one asked for. An echo of the asked id says nothing more.</summary>
    private static string? RunId(Scope scope, RunMapping mapping, string asked)
    {
        var isEcho = scope.Is(mapping.Id, asked);
        var own = scope.Text(mapping.RunId) ?? (isEcho ? null : scope.Text(mapping.Id));
        return own == asked ? null : own;
    }

    /// <summary>What stands around the runs (a message, a count) belongs to each of them: the same object, for it may be large and they may be many.</summary>
    private void AddEnvelope(List<RunDraft> drafts, JsonPath path, JsonElement answer)
    {
        if (drafts.Count > 0 && Surroundings.Of(path, answer, _values) is { } rest)
        {
            drafts.ForEach(draft => draft.AddDetail("envelope", rest));
        }
    }
}
