using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Reading;

/// <summary>Adds to a run what the answer of one follow-up request says, which may come in several parts.</summary>
internal sealed class CompletionReader
{
    private readonly RunDraft _draft;
    private readonly FollowUpDefinition _followUp;
    private readonly StepReader _steps;
    private readonly JsonValues _values;

    /// <summary>The steps of all parts: one list, in which the parent of a step may come before or after it.</summary>
    private readonly StepCollector? _collected;

    /// <summary>How many of them came in parts that could be read to their end; -1 while none had a list of steps.</summary>
    private int _whole = -1;

    /// <summary>Begins to complete a run.</summary>
    /// <param name="draft">The run.</param>
    /// <param name="followUp">What is asked.</param>
    /// <param name="steps">Reads steps.</param>
    /// <param name="values">Makes the details.</param>
    /// <param name="limits">How many steps a run may have.</param>
    public CompletionReader(RunDraft draft, FollowUpDefinition followUp, StepReader steps, JsonValues values, ReadLimits limits)
    {
        _draft = draft;
        _followUp = followUp;
        _steps = steps;
        _values = values;
        _collected = followUp.Steps is { } mapping ? new StepCollector(limits.Steps, mapping.IsArranged, followUp.IsAppended ? draft.Steps.Count : 0) : null;
    }

    /// <summary>Adds an answer, or one part of it.</summary>
    /// <exception cref="AnswerException">The answer is not what the definition describes.</exception>
    /// <exception cref="DuplicateMemberException">A member occurs twice in one object.</exception>
    public void Add(JsonElement answer)
    {
        var rest = new List<object?>();
        var hasSteps = _collected is not null && AddSteps(_followUp.Steps!, _collected, answer, rest);
        if (_followUp.Error is { } mapping)
        {
            AddErrors(_draft, mapping, answer, rest);
        }

        rest.RemoveAll(item => item is null);
        if (rest.Count > 0)
        {
            _draft.AddDetail(_followUp.Name, rest.Count == 1 ? rest[0] : rest.ToArray());
        }

        _whole = hasSteps ? _collected!.Next : _whole;
    }

    /// <summary>Gives the run its steps, when the last part has come or one has failed: those of the parts before that one stay.</summary>
    public void Finish()
    {
        if (_whole < 0)
        {
            return;
        }

        _collected!.Cut(_whole);
        var steps = _collected.Finish();
        _draft.Steps = _followUp.IsAppended ? [.. _draft.Steps, .. steps] : steps;
    }

    /// <summary>How many items a part of an answer holds; inner ones do not count.</summary>
    public static int CountItems(StepMapping steps, JsonElement answer)
    {
        var found = steps.Items.Select(path => path.SelectHolders(answer)).FirstOrDefault(nodes => nodes.Count > 0) ?? [];
        return Count(found);
    }

    /// <summary>How many items the holders have together: the elements of an array, or itself.</summary>
    public static int Count(List<JsonElement> holders)
    {
        var count = 0;
        foreach (var holder in holders)
        {
            count += holder.ValueKind == JsonValueKind.Array ? holder.GetArrayLength() : 1;
        }

        return count;
    }

    private bool AddSteps(StepMapping mapping, StepCollector collected, JsonElement answer, List<object?> rest)
    {
        var used = _steps.Read(answer, mapping, collected);
        if (used < 0)
        {
            rest.Add(SaysNothing(answer) ? null : _values.Convert(answer));
            return false;
        }

        rest.Add(Surroundings.Of(mapping.Items[used], answer, _values));
        return true;
    }

    private void AddErrors(RunDraft draft, FollowUpError mapping, JsonElement answer, List<object?> rest)
    {
        var nodes = mapping.Items.SelectMany(path => path.Select(answer)).ToList();
        rest.Add(nodes.Count == 0 ? Whole(answer) : Surroundings.Of(mapping.Items[0], answer, _values));
        foreach (var item in nodes.SelectMany(node => node.ValueKind == JsonValueKind.Array ? node.EnumerateArray() : (IEnumerable<JsonElement>)[node]))
        {
            var scope = new Scope(item, mapping.Tree, mapping.SlotCount);
            // Only the first error is the run's; the others stay whole in the details.
            var error = draft.Error is null ? ErrorReader.Read(scope, mapping.Mapping, draft.State) : null;
            draft.Error ??= error;
            rest.Add(error is null ? _values.Convert(item) : _values.CreateOrNull(scope.Rest(_values)));
        }
    }

    /// <summary>An object without what was looked for is kept whole; an empty one says nothing.</summary>
    private object? Whole(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && !SaysNothing(answer) ? _values.Convert(answer) : null;

    private static bool SaysNothing(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Array ? answer.GetArrayLength() == 0 : answer.ValueKind == JsonValueKind.Object && !answer.EnumerateObject().Any();
}
