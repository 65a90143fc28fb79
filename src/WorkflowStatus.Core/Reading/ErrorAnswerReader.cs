using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads what a service says of an error; a body that says nothing readable is no error of its own.</summary>
internal static class ErrorAnswerReader
{
    private const int MessageLength = 500;
    private const int CodeLength = 100;
    private const int ExcerptLength = 200;

    /// <summary>The words in the body of an HTTP error. Where no path finds a message, the beginning of the body stands for it.</summary>
    public static ServiceWords Read(HttpAnswer answer, ErrorAnswerMapping mapping, ReadLimits limits, CredentialMask? mask)
    {
        try
        {
            using var document = AnswerJson.Parse(answer, limits, mask);
            var words = Read(document.RootElement, mapping);
            return words.Message is null ? words with { Excerpt = IsTraced(answer, mask) ? null : Excerpt(document.RootElement, mapping) } : words;
        }
        catch (Exception error) when (error is TransportException or DuplicateMemberException or InvalidOperationException)
        {
            // Not JSON, a member twice, half a character: what it says is a text.
            return ServiceWords.None with { Excerpt = Excerpt(answer, mask) };
        }
    }

    /// <summary>The words in an answer that has no run: some services tell of an error with a 200.</summary>
    public static ServiceWords ReadSuccess(JsonElement answer, ErrorAnswerMapping mapping)
    {
        try
        {
            return Read(answer, mapping);
        }
        catch (Exception error) when (error is DuplicateMemberException or InvalidOperationException)
        {
            return ServiceWords.None;
        }
    }

    private static ServiceWords Read(JsonElement root, ErrorAnswerMapping mapping) =>
        new(First(root, mapping.Message, MessageLength), First(root, mapping.Code, CodeLength), First(root, mapping.Id, CodeLength));

    private static string? First(JsonElement root, IReadOnlyList<JsonPath> paths, int length)
    {
        var found = paths.SelectMany(path => path.Select(root)).Select(ValueReader.Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return found is null ? null : SafeText.Line(found, length);
    }

    /// <summary>What is no text where a message was expected, else the whole.</summary>
    private static string? Excerpt(JsonElement root, ErrorAnswerMapping mapping)
    {
        var found = mapping.Message.SelectMany(path => path.Select(root)).Append(root).FirstOrDefault(SaysSomething);
        return found.ValueKind == JsonValueKind.Undefined ? null : SafeText.Line(ValueReader.Text(found) ?? JsonText.Compact(found), ExcerptLength);
    }

    /// <summary>An excerpt is a courtesy: where the body holds a trace of the credential anywhere, there is none.</summary>
    private static bool IsTraced(HttpAnswer answer, CredentialMask? mask) => mask?.IsTracedIn(AnswerJson.PlainText(answer)) == true;

    private static bool SaysSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => SaysSomething(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(SaysSomething),
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Number => true,
        _ => false,
    };

    /// <summary>A plain text. A page for people says nothing in one line, and what is no text nothing at all.</summary>
    private static string? Excerpt(HttpAnswer answer, CredentialMask? mask)
    {
        var isText = answer.MediaType is not { } type || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0;
        if (!isText || answer.IsPage || IsTraced(answer, mask))
        {
            return null;
        }

        var text = AnswerJson.PlainText(answer).Trim();
        return text.Length == 0 || text[0] == '<' || text.IndexOf('\0') >= 0 || !text.Any(char.IsLetterOrDigit) ? null : SafeText.Line(text, ExcerptLength);
    }
}
