using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowStatus.Core.Tests.Support;

/// <summary>Writes a number in as few digits as tell it from all others, on every platform: <c>4.2</c>, not <c>4.2000000000000002</c>.</summary>
internal sealed class ShortNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture));
}
