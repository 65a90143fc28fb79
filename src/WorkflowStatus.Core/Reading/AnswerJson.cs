using System;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Reading;

/// <summary>Parses the body of an answer as JSON.</summary>
internal static class AnswerJson
{
    /// <summary>Parses; the document lives on the answer's buffer and no longer than it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="mask">Takes the credential out of its texts; null where there is none.</param>
    /// <exception cref="TransportException">The body is not JSON, truncated or too deep.</exception>
    public static JsonDocument Parse(HttpAnswer answer, ReadLimits limits, CredentialMask? mask)
    {
        var body = Utf8(answer);
        if (body.Length == 0)
        {
            throw new TransportException(WorkflowErrorId.InvalidResponse, "the answer is empty", isRetryable: true);
        }

        try
        {
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = limits.Depth });
            return mask?.MayOccur(body.Span) == true ? AnswerMask.Apply(document, mask, limits.Depth) : document;
        }
        catch (JsonException error)
        {
            throw Describe(answer, body.Span, limits, error);
        }
    }

    private static ReadOnlyMemory<byte> Utf8(HttpAnswer answer)
    {
        var body = answer.Body;
        var charSet = answer.CharSet?.Trim('"');
        if (charSet is not null && !charSet.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charSet.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            body = Transcode(body, charSet);
        }

        return body.Length >= 3 && body.Span[0] == 0xEF && body.Span[1] == 0xBB && body.Span[2] == 0xBF ? body.Slice(3) : body;
    }

    private static ReadOnlyMemory<byte> Transcode(ReadOnlyMemory<byte> body, string charSet)
    {
        try
        {
            return Encoding.UTF8.GetBytes(Encoding.GetEncoding(charSet).GetString(body.ToArray()));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            // JSON is UTF-8 (RFC 8259, section 8.1); a label that nobody knows is worth less than the bytes.
            return body;
        }
    }

    private static TransportException Describe(HttpAnswer answer, ReadOnlySpan<byte> body, ReadLimits limits, JsonException error)
    {
        if (IsTooDeep(error))
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, $"the answer is nested deeper than the limit of {limits.Depth} levels (depth)", isRetryable: false);
        }

        if (IsPrefix(body, limits))
        {
            return new TransportException(WorkflowErrorId.InvalidResponse, "the answer was truncated", isRetryable: true);
        }

        var type = answer.MediaType is { } mediaType && mediaType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0 ? $" but {Text.SafeText.Line(mediaType, 50)}" : string.Empty;
        return new TransportException(WorkflowErrorId.InvalidResponse, $"the answer is not JSON{type}", isRetryable: false);
    }

    private static bool IsTooDeep(JsonException error) => error.Message.IndexOf("depth", StringComparison.OrdinalIgnoreCase) >= 0 && error.Message.IndexOf("exceeded", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the text is good as far as it goes.</summary>
    private static bool IsPrefix(ReadOnlySpan<byte> body, ReadLimits limits)
    {
        try
        {
            var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = limits.Depth }));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
