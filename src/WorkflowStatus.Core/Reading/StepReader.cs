using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads the steps of a run.</summary>
internal sealed class StepReader
{
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
    /// <param name="limit">How many are accepted.</param>
    /// <param name="usedPath">The index of the path that had them; -1 for none.</param>
    /// <exception cref="AnswerException">There are more than the limit.</exception>
    public List<RunStep> Read(JsonElement root, StepMapping mapping, int limit, out int usedPath)
    {
        for (usedPath = 0; usedPath < mapping.Items.Count; usedPath++)
        {
            var found = mapping.Items[usedPath].SelectHolders(root);
            if (found.Count > 0)
            {
                var steps = found.SelectMany(node => Steps(node, mapping)).Take(limit + 1).ToList();
                return steps.Count <= limit ? steps : throw new AnswerException($"the run has more steps than the limit of {limit} (steps)");
            }
        }

        usedPath = -1;
        return [];
    }

    private IEnumerable<RunStep> Steps(JsonElement node, StepMapping mapping) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(item => Step(item, mapping, null)),
        JsonValueKind.Object when mapping.IsKeyed => node.EnumerateObject().Select(member => Step(member.Value, mapping, SafeText.Clean(member.Name))),
        _ => [Step(node, mapping, null)],
    };

    private RunStep Step(JsonElement element, StepMapping mapping, string? key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new RunStep { Name = key ?? ValueReader.Text(element) ?? string.Empty, Details = _values.Convert(element) };
        }

        var scope = new Scope(element, mapping.Tree, mapping.SlotCount);
        var name = scope.Text(mapping.Name) ?? key ?? string.Empty;
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
}
