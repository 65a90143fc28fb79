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

    /// <summary>As much of a step's name as the names of the steps inside it repeat.</summary>
    private const int LongestPrefix = 200;

    private readonly StateMap _states;
    private readonly JsonValues _values;

    public StepReader(StateMap states, JsonValues values)
    {
        _states = states;
        _values = values;
    }

    /// <summary>Reads all steps of a run.</summary>
    /// <param name="root">The run.</param>
    /// <param name="mapping">Where the steps are.</param>
    /// <param name="limit">How many steps a run may have.</param>
    /// <param name="usedPath">The index of the path that had them; -1 for none.</param>
    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public List<RunStep> Read(JsonElement root, StepMapping mapping, int limit, out int usedPath)
    {
        var steps = new StepCollector(limit, mapping.IsArranged);
        usedPath = Read(root, mapping, steps);
        return steps.Finish();
    }

    /// <summary>Reads the steps of an answer to those that came before.</summary>
    /// <returns>The index of the path that had them; -1 for none.</returns>
    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public int Read(JsonElement root, StepMapping mapping, StepCollector steps) => Read(root, mapping, null, steps);

    /// <summary>What the names of the steps inside a step begin with.</summary>
    public static string Prefix(string name) => (name.Length <= LongestPrefix ? name : SafeText.Line(name, LongestPrefix)) + Separator;

    private int Read(JsonElement root, StepMapping mapping, string? prefix, StepCollector steps)
    {
        for (var path = 0; path < mapping.Items.Count; path++)
        {
            var found = mapping.Items[path].SelectHolders(root);
            if (found.Count > 0)
            {
                var scope = new Scope(mapping.Tree, mapping.SlotCount);
                foreach (var node in found)
                {
                    AddAll(node, mapping, prefix, scope, steps);
                }

                return path;
            }
        }

        return -1;
    }

    private void AddAll(JsonElement node, StepMapping mapping, string? prefix, Scope scope, StepCollector steps)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                Add(item, mapping, null, prefix, scope, steps);
            }
        }
        else if (mapping.IsKeyed && node.ValueKind == JsonValueKind.Object)
        {
            foreach (var (item, key) in Members(node).SelectMany(Items))
            {
                Add(item, mapping, key, prefix, scope, steps);
            }
        }
        else
        {
            Add(node, mapping, null, prefix, scope, steps);
        }
    }

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

    private void Add(JsonElement element, StepMapping mapping, string? key, string? prefix, Scope scope, StepCollector steps)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            AddPlain(element, mapping, key, prefix, steps);
            return;
        }

        steps.Count();
        scope.Enter(element);
        var name = prefix + (scope.Text(mapping.Name) ?? key);
        var at = steps.Next;
        if (mapping.Inner is { } inner)
        {
            var outer = steps.Open(inner.IsArranged);
            scope.TakeSteps(mapping.InnerSlots, Read(element, inner, Prefix(name), steps));
            steps.Close(outer, at);
        }

        steps.Insert(at, Step(scope, mapping, name), Text(scope, mapping.ParentId), Order(scope, mapping.Order));
    }

    /// <summary>A step that is no object. A text is its name; beside a key it is the state, where the definition names the value itself as that.</summary>
    private void AddPlain(JsonElement element, StepMapping mapping, string? key, string? prefix, StepCollector steps)
    {
        if (key is null && element.ValueKind == JsonValueKind.Null)
        {
            // A gap in a list names no step.
            return;
        }

        steps.Count();
        var text = ValueReader.Text(element);
        var isState = key is not null && mapping.IsStatusTheStep && text is not null;
        var told = isState && !string.IsNullOrWhiteSpace(text) ? text : null;
        // Nothing beside a key is a step that has not begun, as is an empty state, and a name alone says no state: the definition's word for steps without one holds for both.
        var isSilent = key is null ? text is not null || IsNothing(element) : isState || IsNothing(element);
        var word = told ?? (isSilent ? mapping.Status?.Otherwise : null);
        steps.Insert(steps.Next, new RunStep { Name = prefix + (key ?? text), State = State(word), Status = word, Details = isState && word is not null ? null : _values.Convert(element) });
    }

    private static bool IsNothing(JsonElement element) => element.ValueKind == JsonValueKind.Null || (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0);

    private RunState State(string? word) => word is null ? RunState.Unknown : _states.Find(word)?.State ?? RunState.Unknown;

    private RunStep Step(Scope scope, StepMapping mapping, string name)
    {
        var status = scope.Text(mapping.Status);
        var state = State(status);
        scope.HasEnded = state.IsTerminal();
        var started = scope.Timestamp(mapping.StartedAt);
        var updated = scope.Timestamp(mapping.UpdatedAt);
        var completed = scope.Timestamp(mapping.CompletedAt);
        var duration = scope.Duration(mapping.Duration);
        completed ??= scope.HasEnded ? RunDraft.End(started, duration) : null;
        var locations = scope.Locations(mapping.Locations, name);
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
            Duration = duration ?? RunDraft.Elapsed(started, completed),
            Locations = locations is { Length: > 0 } ? new RunLocationList(locations) : RunLocationList.None,
            Details = _values.CreateOrNull(scope.Rest(_values)),
        };
    }

    private static string? Text(Scope scope, ValueSource? source) => scope.Peek(source) is { } value ? ValueReader.Text(value) : null;

    private static double? Order(Scope scope, ValueSource? source) =>
        scope.Peek(source) is not { } value || ValueReader.IsNever(value, source!.Format) ? null : ValueReader.Order(value, source.Format);
}
