using System.IO;
using System.Text.Json;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Reading;

/// <summary>Takes the credential out of every text of an answer, before anything else reads it.</summary>
internal static class AnswerMask
{
    /// <summary>Masks a document that may hold the credential; the rare case, so that it may cost a copy.</summary>
    /// <param name="document">The answer; disposed where another takes its place.</param>
    /// <param name="mask">What to take out.</param>
    /// <param name="depth">The deepest nesting.</param>
    /// <returns>A document without the credential.</returns>
    public static JsonDocument Apply(JsonDocument document, CredentialMask mask, int depth)
    {
        using (document)
        {
            using var text = new MemoryStream();
            using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { MaxDepth = depth, SkipValidation = true }))
            {
                Write(document.RootElement, writer, mask);
            }

            return JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { MaxDepth = depth });
        }
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer, CredentialMask mask)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(mask.Hide(member.Name));
                    Write(member.Value, writer, mask);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer, mask);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(mask.Hide(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
