using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Reading;

/// <summary>Adds to a run what the answer of a follow-up request says.</summary>
internal sealed class CompletionReader
{
    private readonly StepReader _steps;
    private readonly JsonValues _values;
    private readonly ReadLimits _limits;

    public CompletionReader(StepReader steps, JsonValues values, ReadLimits limits)
    {
        _steps = steps;
        _values = values;
        _limits = limits;
    }

    /// <summary>Adds an answer, or one part of it.</summary>
    /// <param name="draft">The run.</param>
    /// <param name="followUp">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isContinued">Whether other parts came before.</param>
    /// <exception cref="AnswerException">The answer is not what the definition describes.</exception>
    /// <exception cref="DuplicateMemberException">A member occurs twice in one object.</exception>
    public void Complete(RunDraft draft, FollowUpDefinition followUp, JsonElement answer, bool isContinued)
    {
        var rest = new List<object?>();
        if (followUp.Steps is { } steps)
        {
            AddSteps(draft, steps, answer, isContinued || followUp.IsAppended, rest);
        }

        if (followUp.Error is { } mapping)
        {
            AddErrors(draft, mapping, answer, rest);
        }

        rest.RemoveAll(item => item is null);
        if (rest.Count > 0)
        {
            draft.AddDetail(followUp.Name, rest.Count == 1 ? rest[0] : rest.ToArray());
        }
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

    private void AddSteps(RunDraft draft, StepMapping mapping, JsonElement answer, bool isAppended, List<object?> rest)
    {
        var read = _steps.Read(answer, mapping, _limits.Steps, isAppended ? draft.Steps.Count : 0, out var used);
        if (used < 0)
        {
            rest.Add(SaysNothing(answer) ? null : _values.Convert(answer));
            return;
        }

        draft.Steps = isAppended ? [.. draft.Steps, .. read] : read;
        rest.Add(Surroundings.Of(mapping.Items[used], answer, _values));
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
