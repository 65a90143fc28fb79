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
    /// <exception cref="TransportException">The body is not JSON, truncated or too deep; or it may hold the credential, and text that cannot be searched for it.</exception>
    public static JsonDocument Parse(HttpAnswer answer, ReadLimits limits, CredentialMask? mask)
    {
        var body = Utf8(answer);
        if (body.Length == 0)
        {
            throw new TransportException(WorkflowErrorId.InvalidResponse, "the answer is empty", isRetryable: true);
        }

        try
        {
            CheckValues(body.Span, limits);
            var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = limits.Depth });
            return mask?.MayOccur(body.Span) == true ? AnswerMask.Apply(document, mask, limits.Depth) : document;
        }
        catch (JsonException error)
        {
            throw Describe(answer, body.Span, limits, error);
        }
        catch (InvalidOperationException)
        {
            // The mask reads every text, and so meets what else the reader of a run would: the error is the same.
            throw new TransportException(WorkflowErrorId.InvalidResponse, AnswerWords.HalfCharacter, isRetryable: false, new AnswerException(AnswerWords.HalfCharacter));
        }
    }

    /// <summary>The body as a text, by the encoding that it is in.</summary>
    public static string PlainText(HttpAnswer answer) => Encoding.UTF8.GetString(Utf8(answer).ToArray());

    private static ReadOnlyMemory<byte> Utf8(HttpAnswer answer)
    {
        var body = answer.Body;
        if (TextEncoding.Of(body.Span, answer.CharSet?.Trim('"')) is { } encoding)
        {
            body = Encoding.UTF8.GetBytes(encoding.GetString(body.ToArray()));
        }

        return body.Length >= 3 && body.Span[0] == 0xEF && body.Span[1] == 0xBB && body.Span[2] == 0xBF ? body.Slice(3) : body;
    }

    /// <summary>Counts before anything is made of them. A value takes two bytes at least, with what parts it from the next, so that a small body needs no count.</summary>
    private static void CheckValues(ReadOnlySpan<byte> body, ReadLimits limits)
    {
        if ((body.Length + 1) / 2 <= limits.Values)
        {
            return;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = limits.Depth });
        for (var values = 0; reader.Read();)
        {
            values += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
            if (values > limits.Values)
            {
                throw new TransportException(WorkflowErrorId.InvalidResponse, $"the answer has more values than the limit of {limits.Values} (values)", isRetryable: false);
            }
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
