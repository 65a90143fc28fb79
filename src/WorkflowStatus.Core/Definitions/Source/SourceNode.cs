using System.Collections.Generic;

namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>A value of a definition file that remembers where it stands, so that a wrong one can be named.</summary>
internal sealed class SourceNode
{
    public SourceNode(SourceKind kind, int line, string path)
    {
        Kind = kind;
        Line = line;
        Path = path;
    }

    public SourceKind Kind { get; }

    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The place in the file, as a path.</summary>
    public string Path { get; }

    /// <summary>The text of a string, or of a number as written; empty for the rest.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>An object's members in the file's order.</summary>
    public List<KeyValuePair<string, SourceNode>> Members { get; } = [];

    /// <summary>An array's items.</summary>
    public List<SourceNode> Items { get; } = [];

    /// <summary>What a message calls it.</summary>
    public string Describe() => Kind switch
    {
        SourceKind.Text => $"\"{(Text.Length > 60 ? Text.Substring(0, 60) + "…" : Text)}\"",
        SourceKind.Number => Text.Length > 60 ? Text.Substring(0, 60) + "…" : Text,
        SourceKind.True => "true",
        SourceKind.False => "false",
        SourceKind.Null => "null",
        SourceKind.Array => "an array",
        _ => "an object",
    };
}
