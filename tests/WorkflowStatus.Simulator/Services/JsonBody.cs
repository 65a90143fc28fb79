using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowStatus.Simulator.Services;

/// <summary>Writes one JSON body with a writer that each thread keeps: the benchmark's path allocates the body alone.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        buffer ??= new ArrayBufferWriter<byte>(1024);
        writer ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, state);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A time in UTC, in the digits that a service uses.</summary>
    public static string Time(DateTime time, string format) =>
        time.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A string member, or null where the run has no such time yet.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTime? time, string format)
    {
        if (time is { } known)
        {
            json.WriteString(name, Time(known, format));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
