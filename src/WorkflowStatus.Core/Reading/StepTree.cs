using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Reading;

/// <summary>Puts steps that a service lists in any order into the order of a person's reading: each after the step it belongs to.</summary>
internal static class StepTree
{
    public static List<PlacedStep> Arrange(IReadOnlyList<PlacedStep> steps)
    {
        var ids = new HashSet<string>(steps.Select(step => step.Id).OfType<string>());
        // A parent that is not in the list is no parent: its steps stand at the top.
        var children = steps.ToLookup(step => step.ParentId is { } parent && parent != step.Id && ids.Contains(parent) ? parent : string.Empty);
        var arranged = new List<PlacedStep>(steps.Count);
        var seen = new HashSet<int>();
        var parents = new HashSet<string>();
        var open = new Stack<PlacedStep>(Sorted(children[string.Empty]).Reverse());
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next.Start))
            {
                continue;
            }

            arranged.Add(next);
            // Two steps of one id have the same children: the first gets them.
            foreach (var child in next.Id is { Length: > 0 } id && parents.Add(id) ? Sorted(children[id]).Reverse() : [])
            {
                open.Push(child);
            }
        }

        // Steps that name each other as parents hang nowhere; they are not lost.
        arranged.AddRange(steps.Where(step => !seen.Contains(step.Start)));
        return arranged;
    }

    private static IEnumerable<PlacedStep> Sorted(IEnumerable<PlacedStep> steps) => steps.OrderBy(step => step.Order ?? double.MaxValue);
}
