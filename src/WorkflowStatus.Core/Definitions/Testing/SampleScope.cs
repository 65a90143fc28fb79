using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>What some paths of a definition are relative to: the places in a sample, of which the first that has a value is shown.</summary>
/// <param name="Places">The answer itself, its runs, its steps; empty where the sample has none.</param>
/// <param name="IsSampled">Whether there is a sample of that answer at all.</param>
internal sealed record SampleScope(IReadOnlyList<JsonElement> Places, bool IsSampled)
{
    /// <summary>As many steps as somebody would look through.</summary>
    private const int MostPlaces = 1000;

    /// <summary>There is no sample.</summary>
    public static readonly SampleScope None = new([], false);

    /// <summary>A whole answer, or the pages of one.</summary>
    public static SampleScope Of(IReadOnlyList<JsonElement> answers) => new(answers, true);

    /// <summary>The items inside, as the engine would find them.</summary>
    /// <param name="items">Where they are.</param>
    /// <param name="isKeyed">Whether they are the members of an object.</param>
    public SampleScope Inside(IReadOnlyList<JsonPath> items, bool isKeyed = false) => this with { Places = Places.SelectMany(place => Items(place, items, isKeyed)).Take(MostPlaces).ToList() };

    /// <summary>What a path finds: a value that is of no use rather than another, so that a person sees it; a value rather than a null; of these in the first place that has one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="problem">Says why a value is of no use; null when it is.</param>
    /// <exception cref="DuplicateMemberException">An object on the way holds a member twice.</exception>
    public (JsonElement? Value, string? Problem) First(JsonPath path, Func<JsonElement, string?> problem)
    {
        JsonElement? useful = null;
        JsonElement? nothing = null;
        foreach (var value in Places.SelectMany(place => path.Select(place)))
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                nothing ??= value;
            }
            else if (problem(value) is { } found)
            {
                return (value, found);
            }
            else
            {
                useful ??= value;
            }
        }

        return (useful ?? nothing, null);
    }

    private static IEnumerable<JsonElement> Items(JsonElement place, IReadOnlyList<JsonPath> items, bool isKeyed) =>
        (items.Select(path => path.SelectHolders(place)).FirstOrDefault(nodes => nodes.Count > 0) ?? []).SelectMany(node => Elements(node, isKeyed));

    private static IEnumerable<JsonElement> Elements(JsonElement node, bool isKeyed) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object when isKeyed => node.EnumerateObject().SelectMany(member => Elements(member.Value, isKeyed: false)),
        _ => [node],
    };
}
