using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Definitions.Testing;

/// <summary>Says why a property cannot take a value that its path finds, and what may be meant.</summary>
internal static class SampleUse
{
    /// <summary>Whatever is there will do.</summary>
    public static readonly Func<JsonElement, string?> OfAny = static _ => null;

    /// <summary>A place that holds runs, steps or errors.</summary>
    public static readonly Func<JsonElement, string?> OfItems = static value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : "not an object or an array";

    /// <summary>A text, number or truth value.</summary>
    public static readonly Func<JsonElement, string?> OfText = static value => ValueReader.Text(value) is null ? "not a text" : null;

    /// <summary>A value that can stand in the address of a request.</summary>
    public static readonly Func<JsonElement, string?> OfAddress = AddressValues.ProblemOf;

    /// <summary>Why a value is of no use; null when it is of use.</summary>
    /// <param name="value">What the path finds; not null.</param>
    /// <param name="source">How the property is read.</param>
    public static string? Problem(JsonElement value, ValueSource source) => source.Use switch
    {
        ValueUse.Time => IsTime(value, source.Format) ? null : $"not a time in {Name(source.Format)}{Try(value, TimeFormats(value).Where(format => IsTime(value, format)))}",
        ValueUse.Duration => ValueReader.Duration(value, source.Format) is not null ? null : $"not a duration in {Name(source.Format)}{Try(value, UseRules.Formats(ValueUse.Duration).Where(format => ValueReader.Duration(value, format) is not null))}",
        ValueUse.Percent => ValueReader.Percent(value, source.Format) is not null ? null : $"not a number from 0 to {(source.Format == ValueFormat.Fraction ? "1" : "100")}",
        ValueUse.Count => ValueReader.Count(value) is not null ? null : "not a whole number",
        ValueUse.Location => LocationReader.Read(value, null) is not null ? null : "not an address or a list of addresses",
        ValueUse.Order => ValueReader.Number(value) is not null || IsTime(value, source.Format) ? null : "not a number or a time",
        ValueUse.Text or ValueUse.State or ValueUse.Reference => OfText(value),
        _ => null,
    };

    private static bool IsTime(JsonElement value, ValueFormat format) => ValueReader.IsNever(value, format) || ValueReader.Timestamp(value, format) is not null;

    /// <summary>The format that a value may be meant in: a number's size tells it.</summary>
    private static ValueFormat[] TimeFormats(JsonElement value) =>
        ValueReader.Number(value) is not { } number ? [ValueFormat.Iso8601] : [ValueReader.BySize(number)];

    /// <summary>Advises the two likeliest formats that can read a value; the one that the definition names is never among them.</summary>
    private static string Try(JsonElement value, IEnumerable<ValueFormat> formats)
    {
        var advice = string.Join(" or ", formats.Take(2).Select(format => $"\"{Name(format)}\""));
        return advice.Length > 0 ? $"; try \"format\": {advice}"
            : ValueReader.Number(value) > 0 ? ": too large"
            : string.Empty;
    }

    private static string Name(ValueFormat format) => format.ToString().ToLowerInvariant();
}
