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

/// <summary>Reads what a service says in the body of an HTTP error; a body that says nothing readable is no error of its own.</summary>
internal static class ErrorAnswerReader
{
    private const int MessageLength = 500;
    private const int CodeLength = 100;

    public static ServiceWords Read(HttpAnswer answer, ErrorAnswerMapping mapping, ReadLimits limits, CredentialMask? mask)
    {
        try
        {
            using var document = AnswerJson.Parse(answer, limits, mask);
            var root = document.RootElement;
            return new ServiceWords(
                First(root, mapping.Message, MessageLength), First(root, mapping.Code, CodeLength), First(root, mapping.Id, CodeLength));
        }
        catch (Exception error) when (error is TransportException or DuplicateMemberException or InvalidOperationException)
        {
            // Not JSON, a member twice, half a character: the HTTP status says enough.
            return ServiceWords.None;
        }
    }

    private static string? First(JsonElement root, IReadOnlyList<JsonPath> paths, int length)
    {
        var found = paths.SelectMany(path => path.Select(root)).Select(ValueReader.Text).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return found is null ? null : SafeText.Line(found, length);
    }
}
