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
    private readonly RunValues _run;
    private readonly ReadLimits _limits;

    /// <summary>Whether a run is looked at again after its follow-up requests, or for their addresses.</summary>
    private readonly bool _keepsElement;

    public AnswerReader(ProviderDefinition definition, JsonValues values, ReadLimits limits)
    {
        _definition = definition;
        _values = values;
        _limits = limits;
        _steps = new StepReader(definition.StepStates, values);
        _run = new RunValues(definition.Wire.Run, values);
        _keepsElement = definition.Wire.Refinements.Count > 0 || definition.Wire.FollowUps.Any(followUp => followUp.Request.RunPaths.Count > 0);
    }

    /// <summary>Reads the main answer.</summary>
    /// <returns>One draft for each run; empty when the answer holds none.</returns>
    /// <exception cref="AnswerException">The answer is not what the definition describes.</exception>
    /// <exception cref="DuplicateMemberException">A member occurs twice in one object.</exception>
    public List<RunDraft> Read(JsonElement answer, RunReference run)
    {
        try
        {
            return ReadRuns(answer, run);
        }
        catch (AnswerException error) when (error.IsWithoutRun)
        {
            error.Words = ErrorAnswerReader.ReadSuccess(answer, _definition.Wire.ErrorAnswer);
            throw;
        }
    }

    /// <summary>Begins to add to a run what a follow-up request brings.</summary>
    public CompletionReader Completion(RunDraft draft, FollowUpDefinition followUp) => new(draft, followUp, _steps, _values, _limits);

    private List<RunDraft> ReadRuns(JsonElement answer, RunReference run)
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

        throw new AnswerException(AnswerWords.NoItems(_definition.Wire.Run.Items, answer))
        {
            IsWithoutRun = true,
            Member = answer.ValueKind == JsonValueKind.Object && answer.EnumerateObject().MoveNext() ? "run.items" : null,
        };
    }

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
            throw new AnswerException($"expected a run as an object, found {AnswerWords.Kind(element)}") { IsWithoutRun = true };
        }

        var mapping = _definition.Wire.Run;
        var scope = new Scope(element, mapping.Tree, mapping.SlotCount);
        var status = StatusReader.Read(scope, element, mapping, _definition.States);
        var word = _definition.States.Find(status);
        var state = word?.State ?? RunState.Unknown;
        scope.HasEnded = state.IsTerminal();
        var stepPath = -1;
        var steps = _definition.Wire.Steps is { } stepMapping ? _steps.Read(element, stepMapping, _limits.Steps, out stepPath) : [];
        var draft = _keepsElement ? new RefinableDraft(element, stepPath) : new RunDraft();
        draft.State = state;
        draft.Status = status;
        draft.StateMessage = word?.Message;
        draft.Steps = steps;
        draft.Facts = Facts(element);
        ReadOwn(draft, scope, stepPath, run.Id, state);
        return draft;
    }

    /// <summary>Applies the definition's refinements. Where they change what counts in the main answer, it is read again by the state that they leave.</summary>
    /// <param name="draft">The run, with all that follow-ups brought; the main answer is still there.</param>
    /// <param name="asked">The id that was asked for.</param>
    /// <exception cref="AnswerException">The answer is not what the definition describes.</exception>
    public void Refine(RunDraft draft, string asked)
    {
        if (draft is not RefinableDraft refined)
        {
            return;
        }

        var mapped = draft.State;
        refined.Refine(_definition.Wire.Refinements);
        var mapping = _definition.Wire.Run;
        var hadError = mapping.Error?.States?.Contains(mapped) != false;
        if (draft.State.IsTerminal() != mapped.IsTerminal() || (!hadError && mapping.Error!.States!.Contains(draft.State)))
        {
            var scope = new Scope(refined.Element, mapping.Tree, mapping.SlotCount) { HasEnded = draft.State.IsTerminal() };
            StatusReader.Read(scope, refined.Element, mapping, _definition.States);
            // An error that was read may be what the state follows from: it stays.
            ReadOwn(draft, scope, refined.StepPath, asked, hadError ? mapped : draft.State);
        }
    }

    private void ReadOwn(RunDraft draft, Scope scope, int stepPath, string asked, RunState errorState)
    {
        scope.TakeSteps(_definition.Wire.Run.StepSlots, stepPath);
        _run.Read(draft, scope, asked);
        var error = draft is RefinableDraft { HasOthersError: true } ? null : ErrorReader.Read(scope, _definition.Wire.Run.Error, errorState);
        draft.SetOwn(error, scope.Rest(_values));
    }

    /// <summary>The conditions on values of the answer that hold: only now is the answer at hand.</summary>
    private Condition[] Facts(JsonElement element) => _definition.Wire.ValueConditions.Count == 0 ? [] : _definition.Wire.ValueConditions.Where(condition =>
        condition.Paths.SelectMany(path => path.Select(element)).FirstOrDefault(value => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) is { ValueKind: not JsonValueKind.Undefined } found
        && (condition.Values.Count == 0 || (ValueReader.Text(found) is { } text && condition.Values.Contains(text, StringComparer.OrdinalIgnoreCase)))).ToArray();

    /// <summary>What stands around the runs (a message, a count) belongs to each of them: the same object, for it may be large and they may be many.</summary>
    private void AddEnvelope(List<RunDraft> drafts, JsonPath path, JsonElement answer)
    {
        if (drafts.Count > 0 && Surroundings.Of(path, answer, _values) is { } rest)
        {
            drafts.ForEach(draft => draft.AddDetail("envelope", rest));
        }
    }
}
