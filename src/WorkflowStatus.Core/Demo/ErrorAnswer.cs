using System.IO;
using System.Text.Json;

namespace WorkflowStatus.Core.Demo;

/// <summary>Writes what the demonstration service says of a request that it does not answer.</summary>
internal static class ErrorAnswer
{
    public static byte[] Write(string code, string message, string requestId)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteEndObject();
            json.WriteString("requestId", requestId);
            json.WriteEndObject();
        }

        return text.ToArray();
    }
}
