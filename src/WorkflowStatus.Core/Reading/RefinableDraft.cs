using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;

namespace WorkflowStatus.Core.Reading;

/// <summary>A run whose state may follow from more than its word. It keeps what it takes to read its values again by the state that it turns out to be in, or those that the address of a follow-up request needs.</summary>
internal sealed class RefinableDraft : RunDraft
{
    private int _ownDetails;
    private bool _hasOwnError;

    /// <summary>Makes a draft.</summary>
    /// <param name="element">The run in the main answer, which must live until the state is certain.</param>
    /// <param name="stepPath">The index of the path that had its steps; -1 for none.</param>
    public RefinableDraft(JsonElement element, int stepPath)
    {
        Element = element;
        StepPath = stepPath;
    }

    public JsonElement Element { get; }

    public int StepPath { get; }

    /// <summary>Whether a follow-up brought the error: what the main answer says of one then stays in the details.</summary>
    public bool HasOthersError => Error is not null && !_hasOwnError;

    /// <summary>Applies the definition's refinements, each on what the one before left.</summary>
    public void Refine(IReadOnlyList<Refinement> refinements)
    {
        for (var index = 0; index < refinements.Count; index++)
        {
            if (refinements[index].When.Any(Meets))
            {
                State = refinements[index].State;
                StateMessage = refinements[index].Message ?? StateMessage;
            }
        }
    }

    /// <inheritdoc/>
    public override void SetOwn(RunError? error, List<KeyValuePair<string, object?>>? details)
    {
        if (!HasOthersError)
        {
            Error = error;
            _hasOwnError = error is not null;
        }

        var added = Details?.Skip(_ownDetails).ToList() ?? [];
        _ownDetails = details?.Count ?? 0;
        Details = details;
        added.ForEach(detail => AddDetail(detail.Key, detail.Value));
    }
}
