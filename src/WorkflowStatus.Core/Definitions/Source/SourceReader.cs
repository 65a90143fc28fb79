using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>Reads the JSON of a definition file into nodes with their lines. Comments and trailing commas are allowed: people write these files.</summary>
internal sealed class SourceReader
{
    /// <summary>Far more than the richest definition needs; refuses hostile nesting.</summary>
    private const int MaximumDepth = 32;

    private readonly byte[] _text;
    private readonly ProblemList _problems;
    private readonly int _maximumValues;
    private int _line = 1;
    private int _counted;
    private int _values;

    private SourceReader(byte[] text, ProblemList problems, int maximumValues)
    {
        _text = text;
        _problems = problems;
        _maximumValues = maximumValues;
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The file's bytes, UTF-8, a byte order mark allowed.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="maximumValues">How many values the file may hold.</param>
    /// <returns>The root; null when the text is not JSON.</returns>
    public static SourceNode? Read(byte[] text, ProblemList problems, int maximumValues)
    {
        if (SourceText.Problem(text) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        var start = text.Length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        if (IsBlank(text, start))
        {
            problems.Add(new DefinitionProblem(1, "$", "expected JSON: the file is empty"));
            return null;
        }

        var source = new SourceReader(text, problems, maximumValues) { _counted = start };
        var options = new JsonReaderOptions { MaxDepth = MaximumDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(text.AsSpan(start), options);
        try
        {
            reader.Read();
            var root = source.ReadValue(ref reader, start, null, default);
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            problems.Add(new DefinitionProblem((int)(error.LineNumber ?? 0) + 1, "$", source._values > maximumValues ? $"expected at most {maximumValues} values in a file" : $"expected JSON: {Reason(error)}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new DefinitionProblem(source._line, "$", "expected text that is valid UTF-16 (an escape names half a character)"));
            return null;
        }
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader, int start, SourceNode? owner, PathSegment segment)
    {
        var line = LineAt(start + (int)reader.TokenStartIndex);
        if (++_values > _maximumValues)
        {
            throw new JsonException(null, path: null, line - 1, bytePositionInLine: null);
        }

        SourceNode Node(SourceKind kind, string text = "") => owner is null ? new(kind, line) { Text = text } : new(kind, line, owner, segment) { Text = text };

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = Node(SourceKind.Object);
                ReadMembers(ref reader, start, node);
                return node;
            case JsonTokenType.StartArray:
                var list = Node(SourceKind.Array);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(ReadValue(ref reader, start, list, PathSegment.Element(list.Items.Count)));
                }

                return list;
            case JsonTokenType.String:
                return Node(SourceKind.Text, reader.GetString()!);
            case JsonTokenType.Number:
                return Node(SourceKind.Number, Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
            case JsonTokenType.True:
                return Node(SourceKind.True);
            case JsonTokenType.False:
                return Node(SourceKind.False);
            default:
                return Node(SourceKind.Null);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, int start, SourceNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var segment = PathSegment.Member(name);
            if (!names.Add(name))
            {
                var again = new SourceNode(SourceKind.Null, LineAt(start + (int)reader.TokenStartIndex), node, segment);
                _problems.Add(new DefinitionProblem(again.Line, again.Path, "expected once, found twice"));
            }

            reader.Read();
            node.Members.Add(new(name, ReadValue(ref reader, start, node, segment)));
        }
    }

    /// <summary>Tokens come in order, so the line feeds are counted once.</summary>
    private int LineAt(int offset)
    {
        for (; _counted < offset; _counted++)
        {
            if (_text[_counted] == (byte)'\n')
            {
                _line++;
            }
        }

        return _line;
    }

    private static bool IsBlank(byte[] text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The library's text ends in a place that the problem names already.</summary>
    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message.Substring(0, end)).TrimEnd('.');
    }
}
