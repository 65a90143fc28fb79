using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Finds the follow-up requests without which nobody knows whether a run goes on: what they bring decides on a refinement.</summary>
internal static class StateFollowUps
{
    /// <summary>Those that a look must send too, in their order.</summary>
    /// <param name="followUps">All of them.</param>
    /// <param name="refinements">The definition's refinements.</param>
    public static IReadOnlyList<FollowUpDefinition> Of(IReadOnlyList<FollowUpDefinition> followUps, IReadOnlyList<Refinement> refinements)
    {
        // Where no refinement leads back from an end, what tells one end from another can wait for the end.
        var isEndFinal = refinements.All(refinement => refinement.State.IsTerminal() || refinement.When.All(NeverOfAnEnd));
        var open = refinements.SelectMany(refinement => refinement.When).Where(condition => !(isEndFinal && OnlyOfAnEnd(condition))).ToList();
        var needsSteps = open.Any(LooksAtSteps);
        var needsError = open.Any(LooksAtError);
        var found = new List<FollowUpDefinition>();
        // Backwards: whether one is sent may depend on what those before it brought.
        foreach (var followUp in followUps.Reverse())
        {
            var canTell = (needsSteps && followUp.Steps is not null) || (needsError && followUp.Error is not null);
            if (canTell && !(isEndFinal && followUp.When.Count > 0 && followUp.When.All(OnlyOfAnEnd)))
            {
                found.Insert(0, followUp);
                needsSteps |= followUp.When.Any(LooksAtSteps);
                needsError |= followUp.When.Any(LooksAtError);
            }
        }

        return found;
    }

    private static bool LooksAtSteps(Condition condition) => condition.AnyStep is not null || condition.HasSteps is not null;

    private static bool LooksAtError(Condition condition) => condition.HasError is not null;

    private static bool OnlyOfAnEnd(Condition condition) => condition.States?.All(state => state.IsTerminal()) == true;

    private static bool NeverOfAnEnd(Condition condition) => condition.States?.Any(state => state.IsTerminal()) == false;
}
