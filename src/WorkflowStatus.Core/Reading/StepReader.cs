using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads the steps of a run.</summary>
internal sealed class StepReader
{
    /// <summary>Stands between the name of a step and that of a step inside it.</summary>
    public const string Separator = " / ";

    private readonly StateMap _states;
    private readonly JsonValues _values;

    public StepReader(StateMap states, JsonValues values)
    {
        _states = states;
        _values = values;
    }

    /// <summary>Reads all steps of a scope.</summary>
    /// <param name="root">The run, or a follow-up's answer.</param>
    /// <param name="mapping">Where the steps are.</param>
    /// <param name="budget">How many are accepted.</param>
    /// <param name="usedPath">The index of the path that had them; -1 for none.</param>
    /// <exception cref="AnswerException">There are more than the budget allows.</exception>
    public List<RunStep> Read(JsonElement root, StepMapping mapping, StepBudget budget, out int usedPath)
    {
        var steps = new List<PlacedStep>();
        usedPath = Read(root, mapping, null, budget, steps);
        return mapping is { ParentId: null, Order: null } ? steps.ConvertAll(step => step.Step) : StepTree.Arrange(steps);
    }

    private int Read(JsonElement root, StepMapping mapping, string? prefix, StepBudget budget, List<PlacedStep> steps)
    {
        for (var path = 0; path < mapping.Items.Count; path++)
        {
            var found = mapping.Items[path].SelectHolders(root);
            if (found.Count > 0)
            {
                foreach (var (item, key) in found.SelectMany(node => Items(node, mapping.IsKeyed)))
                {
                    Add(item, mapping, key, prefix, budget, steps);
                }

                return path;
            }
        }

        return -1;
    }

    private static IEnumerable<(JsonElement Item, string? Key)> Items(JsonElement node, bool isKeyed) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(item => (item, (string?)null)),
        JsonValueKind.Object when isKeyed => Members(node).SelectMany(Items),
        _ => [(node, null)],
    };

    private static IEnumerable<JsonProperty> Members(JsonElement node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.EnumerateObject())
        {
            yield return names.Add(member.Name) ? member : throw new DuplicateMemberException(SafeText.Line(member.Name, 64));
        }
    }

    /// <summary>A key may hold every execution of its step; a key without any is still a step.</summary>
    private static IEnumerable<(JsonElement Item, string? Key)> Items(JsonProperty member)
    {
        var key = SafeText.Clean(member.Name);
        return member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0
            ? member.Value.EnumerateArray().Select(item => (item, (string?)key))
            : [(member.Value, key)];
    }

    private void Add(JsonElement element, StepMapping mapping, string? key, string? prefix, StepBudget budget, List<PlacedStep> steps)
    {
        budget.Take();
        if (element.ValueKind != JsonValueKind.Object)
        {
            var text = prefix + (key ?? ValueReader.Text(element));
            steps.Add(new PlacedStep(new RunStep { Name = text, Details = _values.Convert(element) }, null, null));
            return;
        }

        var scope = new Scope(element, mapping.Tree, mapping.SlotCount);
        var name = prefix + (scope.Text(mapping.Name) ?? key);
        var at = steps.Count;
        if (mapping.Inner is { } inner)
        {
            scope.TakeSteps(mapping.InnerSlots, Read(element, inner, name + Separator, budget, steps));
        }

        steps.Insert(at, new PlacedStep(Step(scope, mapping, name), Text(scope, mapping.ParentId), Order(scope, mapping.Order)));
    }

    private RunStep Step(Scope scope, StepMapping mapping, string name)
    {
        var status = scope.Text(mapping.Status);
        var state = status is null ? RunState.Unknown : _states.Find(status)?.State ?? RunState.Unknown;
        scope.HasEnded = state.IsTerminal();
        var started = scope.Timestamp(mapping.StartedAt);
        var updated = scope.Timestamp(mapping.UpdatedAt);
        var completed = scope.Timestamp(mapping.CompletedAt);
        var locations = scope.Read(mapping.Locations, (value, _) => LocationReader.Read(value, name));
        return new RunStep
        {
            Name = name,
            Id = scope.Text(mapping.Id),
            State = state,
            Status = status,
            Message = scope.Text(mapping.Message),
            StartedAt = started,
            UpdatedAt = updated,
            CompletedAt = completed,
            Duration = scope.Duration(mapping.Duration) ?? RunDraft.Elapsed(started, completed),
            Locations = locations is { Count: > 0 } ? new RunLocationList(locations) : RunLocationList.None,
            Details = _values.CreateOrNull(scope.Rest(_values)),
        };
    }

    private static string? Text(Scope scope, ValueSource? source) => scope.Peek(source) is { } value ? ValueReader.Text(value) : null;

    private static double? Order(Scope scope, ValueSource? source) =>
        scope.Peek(source) is not { } value ? null : ValueReader.Number(value) ?? (double?)ValueReader.Timestamp(value, ValueFormat.Iso8601)?.Ticks;
}
