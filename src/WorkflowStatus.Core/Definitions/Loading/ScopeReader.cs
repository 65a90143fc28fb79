using System.Collections.Generic;
using WorkflowStatus.Core.Definitions.Source;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Loading;

/// <summary>Reads the paths of one scope (a run, a step, an error) and gives each its slot.</summary>
internal sealed class ScopeReader
{
    private readonly SourceObject _source;

    public ScopeReader(SourceObject source) => _source = source;

    public PathTree Tree { get; } = new();

    public int SlotCount { get; private set; }

    /// <summary>A property's source: a path, a list of paths, or an object with more to say.</summary>
    public ValueSource? Value(string name, ValueUse use = ValueUse.Text) => Value(_source, name, use);

    /// <summary>The same for an object inside the scope.</summary>
    public ValueSource? Value(SourceObject owner, string name, ValueUse use = ValueUse.Text)
    {
        if (owner.Find(name) is not { } node)
        {
            return null;
        }

        if (node.Kind != SourceKind.Object)
        {
            return Source(owner, owner.List(name), use, ValueFormat.Iso8601, onlyWhenEnded: false);
        }

        var detail = new SourceObject(node, owner.Problems);
        var nodes = detail.List("path");
        if (nodes.Count == 0)
        {
            detail.Report(node, "expected a member 'path'");
        }

        UseRules.Check(detail, use);
        var source = Source(detail, nodes, use, detail.Choice("format", ValueFormat.Iso8601, UseRules.Formats(use)), detail.Flag("onlyWhenEnded", otherwise: false)) with
        {
            Otherwise = detail.Text("otherwise", "a text in quotes"),
            Join = detail.Text("join", "a text in quotes"),
        };
        detail.RefuseOthers();
        return source;
    }

    /// <summary>Paths that may name several places; they have no slot.</summary>
    public static IReadOnlyList<JsonPath> Paths(SourceObject owner, string name)
    {
        var paths = new List<JsonPath>();
        foreach (var node in owner.List(name))
        {
            if (Path(owner, node) is { } path)
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    /// <summary>Gives a path its slot; a path that names several places has none.</summary>
    public int Slot(JsonPath path, SourceNode node)
    {
        if (SlotCount == Limits.PathsInScope)
        {
            _source.Report(node, $"expected at most {Limits.PathsInScope} paths in one scope");
            return 0;
        }

        var slot = Tree.Add(path, SlotCount);
        if (slot == SlotCount)
        {
            SlotCount++;
        }

        return slot;
    }

    private ValueSource Source(SourceObject owner, IReadOnlyList<SourceNode> nodes, ValueUse use, ValueFormat format, bool onlyWhenEnded)
    {
        var paths = new List<JsonPath>();
        var slots = new List<int>();
        foreach (var node in nodes)
        {
            if (Path(owner, node) is not { } path)
            {
                continue;
            }

            // "All of a list" and "the list" mean the same to a property.
            path = path.WithoutFinalWildcard();
            if (!path.IsSingular)
            {
                owner.Report(node, "expected a path that names one place: '[*]' may only stand at its end");
                continue;
            }

            paths.Add(path);
            slots.Add(Slot(path, node));
        }

        return new ValueSource(paths, [.. slots], use, format, onlyWhenEnded);
    }

    private static JsonPath? Path(SourceObject owner, SourceNode node)
    {
        if (node.Kind != SourceKind.Text || node.Text.Length > Limits.TextLength)
        {
            owner.Report(node, $"expected a path such as \"$.status\", found {node.Describe()}");
            return null;
        }

        try
        {
            return JsonPath.Parse(node.Text);
        }
        catch (PathSyntaxException error)
        {
            owner.Report(node, $"expected a path such as \"$.status\", found {node.Describe()}: {error.Message}");
            return null;
        }
    }
}
