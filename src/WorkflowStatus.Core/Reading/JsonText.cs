using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowStatus.Core.Reading;

/// <summary>Writes values as JSON for people.</summary>
internal static class JsonText
{
    /// <summary>However the service lays its JSON out, the text is the same.</summary>
    public static string Compact(JsonElement value)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
