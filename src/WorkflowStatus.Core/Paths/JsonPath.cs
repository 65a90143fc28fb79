using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace WorkflowStatus.Core.Paths;

/// <summary>
/// A place in a JSON text: the subset of JSONPath (RFC 9535) that definitions may use: <c>$</c>, <c>.name</c>,
/// <c>['name']</c>, <c>[n]</c>, <c>[-n]</c>, <c>[*]</c>. Parsed once, when a definition is loaded.
/// </summary>
internal sealed class JsonPath
{
    public static readonly JsonPath Root = new([]);

    public JsonPath(IReadOnlyList<PathSegment> segments)
    {
        Segments = segments;
        IsSingular = !segments.Any(segment => segment.IsWildcard);
    }

    public IReadOnlyList<PathSegment> Segments { get; }

    /// <summary>Whether it can name one place at most.</summary>
    public bool IsSingular { get; }

    private bool EndsInWildcard => Segments.Count > 0 && Segments[Segments.Count - 1].IsWildcard;

    /// <summary>The same path without a final <c>[*]</c>: the list itself.</summary>
    public JsonPath WithoutFinalWildcard() =>
        EndsInWildcard ? new JsonPath([.. Segments.Take(Segments.Count - 1)]) : this;

    public static JsonPath Parse(string text) => PathParser.Parse(text);

    /// <summary>Every place the path names, in document order.</summary>
    /// <exception cref="DuplicateMemberException">An object on the way holds the member twice.</exception>
    public List<JsonElement> Select(JsonElement root)
    {
        var nodes = new List<JsonElement>(1) { root };
        for (var at = 0; at < Segments.Count; at++)
        {
            if (nodes.Count == 1 && !Segments[at].IsWildcard)
            {
                var node = nodes[0];
                nodes.Clear();
                Step(node, Segments[at], nodes);
                continue;
            }

            var next = new List<JsonElement>();
            foreach (var node in nodes)
            {
                Step(node, Segments[at], next);
            }

            nodes = next;
        }

        return nodes;
    }

    /// <summary>The places that can hold items: objects and arrays, and below a final <c>[*]</c> whatever stands there, so that nothing in a list is passed over.</summary>
    /// <exception cref="DuplicateMemberException">An object on the way holds the member twice.</exception>
    public List<JsonElement> SelectHolders(JsonElement root)
    {
        var nodes = Select(root);
        if (!EndsInWildcard)
        {
            nodes.RemoveAll(static node => node.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
        }

        return nodes;
    }

    /// <summary>The normal form: names with letters only after a dot, others in brackets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("$");
        foreach (var segment in Segments)
        {
            if (segment.IsWildcard)
            {
                text.Append("[*]");
            }
            else if (segment.Name is { } name)
            {
                text.Append(PathNames.IsShorthand(name) ? "." + name : $"['{PathNames.Escape(name)}']");
            }
            else
            {
                text.Append('[').Append(segment.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return text.ToString();
    }

    private static void Step(JsonElement node, PathSegment segment, List<JsonElement> found)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object when segment.IsWildcard:
                found.AddRange(node.EnumerateObject().Select(member => member.Value));
                break;
            case JsonValueKind.Object when segment.Name is { } name:
                Member(node, name, found);
                break;
            case JsonValueKind.Array when segment.IsWildcard:
                found.AddRange(node.EnumerateArray());
                break;
            case JsonValueKind.Array when segment.Name is null:
                var index = segment.Index < 0 ? node.GetArrayLength() + segment.Index : segment.Index;
                if (index >= 0 && index < node.GetArrayLength())
                {
                    found.Add(node[index]);
                }

                break;
            default:
                break;
        }
    }

    private static void Member(JsonElement node, string name, List<JsonElement> found)
    {
        var before = found.Count;
        foreach (var member in node.EnumerateObject())
        {
            if (!member.NameEquals(name))
            {
                continue;
            }

            if (found.Count > before)
            {
                throw new DuplicateMemberException(name);
            }

            found.Add(member.Value);
        }
    }
}
