using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Reading;

/// <summary>What stands around the list that a path names.</summary>
internal static class Surroundings
{
    /// <summary>What is left of an answer without the list; null when nothing is.</summary>
    public static object? Of(JsonPath path, JsonElement answer, JsonValues values)
    {
        if (answer.ValueKind != JsonValueKind.Object || path.WithoutFinalWildcard() is not { Segments.Count: > 0 } list)
        {
            return null;
        }

        if (!list.IsSingular)
        {
            // What stands between several lists cannot be told apart by a path: all of it is kept.
            return values.Convert(answer);
        }

        var tree = new PathTree();
        tree.Add(list, 0);
        return values.CreateOrNull(tree.Rest(answer, 1UL, values.Convert, values.Create));
    }
}
