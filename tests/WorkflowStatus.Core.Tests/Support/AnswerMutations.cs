using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Variants of an answer, made mechanically.</summary>
internal static class AnswerMutations
{
    public const string Canary = "canary-4711";

    public const long CanaryNumber = 987_654_321;

    /// <summary>Each member and item in turn replaced by values of every kind, and each object in turn with a member that no document names.</summary>
    public static IEnumerable<(string Place, string Answer)> WithStrangers(string answer)
    {
        var places = Nodes(JsonNode.Parse(answer)!).Select(node => node.GetPath()).ToList();
        foreach (var place in places)
        {
            foreach (var stranger in new Func<JsonNode>[] { () => Canary, () => CanaryNumber, () => new JsonObject { ["deep"] = Canary }, () => new JsonArray(Canary, null, CanaryNumber), () => new JsonObject { ["list"] = new JsonArray(new JsonObject { ["x"] = Canary }) } })
            {
                var root = JsonNode.Parse(answer)!;
                var node = Find(root, place);
                if (node.Parent is not null)
                {
                    node.ReplaceWith(stranger());
                    yield return ($"{place} = {stranger().ToJsonString()}", root.ToJsonString());
                }

                root = JsonNode.Parse(answer)!;
                if (Find(root, place) is JsonObject owner)
                {
                    owner["stranger"] = stranger();
                    yield return ($"{place}.stranger = {stranger().ToJsonString()}", root.ToJsonString());
                }
            }
        }
    }

    /// <summary>Each member in turn written twice.</summary>
    public static IEnumerable<(string Place, string Answer)> WithDuplicates(string answer)
    {
        foreach (var owner in Nodes(JsonNode.Parse(answer)!).OfType<JsonObject>().ToList())
        {
            foreach (var name in owner.Select(member => member.Key).ToList())
            {
                var root = JsonNode.Parse(answer)!;
                var copy = (JsonObject)Find(root, owner.GetPath());
                copy["DUPLICATE"] = copy[name]?.DeepClone();
                yield return ($"{owner.GetPath()}.{name}", root.ToJsonString().Replace("\"DUPLICATE\"", $"\"{name}\"", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The same with the members of every object the other way round.</summary>
    public static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject owner => new JsonObject(owner.Reverse().Select(member => new KeyValuePair<string, JsonNode?>(member.Key, Reversed(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        var children = node switch
        {
            JsonObject owner => owner.Select(member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(Nodes).Prepend(node);
    }

    private static JsonNode Find(JsonNode root, string path) => Nodes(root).First(node => node.GetPath() == path);
}
