using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>A value of a definition file that remembers where it stands, so that a wrong one can be named.</summary>
internal sealed class SourceNode
{
    private const int ShownLength = 60;

    private readonly SourceNode? _owner;
    private readonly PathSegment _segment;

    /// <summary>Makes the root.</summary>
    public SourceNode(SourceKind kind, int line)
    {
        Kind = kind;
        Line = line;
    }

    /// <summary>Makes a member or an item. The place is put together when somebody asks: kept with each value, it would let a small file take gigabytes.</summary>
    public SourceNode(SourceKind kind, int line, SourceNode owner, PathSegment segment)
        : this(kind, line)
    {
        _owner = owner;
        _segment = segment;
    }

    public SourceKind Kind { get; }

    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The place in the file, as a path.</summary>
    public string Path => new JsonPath([.. Segments()]).ToString();

    /// <summary>The text of a string, or of a number as written; empty for the rest.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>An object's members in the file's order.</summary>
    public List<KeyValuePair<string, SourceNode>> Members { get; } = [];

    /// <summary>An array's items.</summary>
    public List<SourceNode> Items { get; } = [];

    /// <summary>What a message calls it.</summary>
    public string Describe() => Kind switch
    {
        SourceKind.Text => $"\"{SafeText.Line(Text, ShownLength)}\"",
        SourceKind.Number => SafeText.Line(Text, ShownLength),
        SourceKind.True => "true",
        SourceKind.False => "false",
        SourceKind.Null => "null",
        SourceKind.Array => "an array",
        _ => "an object",
    };

    private IEnumerable<PathSegment> Segments() => _owner is null ? [] : _owner.Segments().Append(_segment);
}
