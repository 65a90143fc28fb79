using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Paths;

namespace WorkflowStatus.Core.Definitions.Source;

/// <summary>Reads the JSON of a definition file into nodes with their lines. Comments and trailing commas are allowed: people write these files.</summary>
internal sealed class SourceReader
{
    /// <summary>Far more than the richest definition needs; refuses hostile nesting.</summary>
    private const int MaximumDepth = 32;

    private readonly byte[] _text;
    private readonly List<DefinitionProblem> _problems;
    private int _line = 1;
    private int _counted;

    private SourceReader(byte[] text, List<DefinitionProblem> problems)
    {
        _text = text;
        _problems = problems;
    }

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The file's bytes, UTF-8, a byte order mark allowed.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>The root; null when the text is not JSON.</returns>
    public static SourceNode? Read(byte[] text, List<DefinitionProblem> problems)
    {
        var start = text.Length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
        var source = new SourceReader(text, problems) { _counted = start };
        var options = new JsonReaderOptions { MaxDepth = MaximumDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(text.AsSpan(start), options);
        try
        {
            reader.Read();
            var root = source.ReadValue(ref reader, start, "$");
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            problems.Add(new DefinitionProblem((int)(error.LineNumber ?? 0) + 1, "$", $"expected JSON: {Reason(error)}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new DefinitionProblem(source._line, "$", "expected text that is valid UTF-16 (an escape names half a character)"));
            return null;
        }
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader, int start, string path)
    {
        var line = LineAt(start + (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = new SourceNode(SourceKind.Object, line, path);
                ReadMembers(ref reader, start, node);
                return node;
            case JsonTokenType.StartArray:
                var list = new SourceNode(SourceKind.Array, line, path);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(ReadValue(ref reader, start, $"{path}[{list.Items.Count}]"));
                }

                return list;
            case JsonTokenType.String:
                return new SourceNode(SourceKind.Text, line, path) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new SourceNode(SourceKind.Number, line, path) { Text = Encoding.UTF8.GetString(reader.ValueSpan.ToArray()) };
            case JsonTokenType.True:
                return new SourceNode(SourceKind.True, line, path);
            case JsonTokenType.False:
                return new SourceNode(SourceKind.False, line, path);
            default:
                return new SourceNode(SourceKind.Null, line, path);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, int start, SourceNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var path = new JsonPath([PathSegment.Member(name)]).ToString().Substring(1);
            if (!names.Add(name))
            {
                _problems.Add(new DefinitionProblem(LineAt(start + (int)reader.TokenStartIndex), node.Path + path, "expected once, found twice"));
            }

            reader.Read();
            node.Members.Add(new(name, ReadValue(ref reader, start, node.Path + path)));
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

    /// <summary>The library's text ends in a place that the problem names already.</summary>
    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message.Substring(0, end);
    }
}
