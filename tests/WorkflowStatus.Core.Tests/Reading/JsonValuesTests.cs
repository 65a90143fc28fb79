using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text.Json;
using WorkflowStatus.Core.Paths;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class JsonValuesTests
{
    private static readonly JsonValues Values = new(DictionaryObjectFactory.Instance);

    public static TheoryData<string, object?> Scalars => new()
    {
        { "null", null },
        { "true", true },
        { "false", false },
        { "\"text\"", "text" },
        { "\"\\u001b[31m\"", "␛[31m" },
        { "0", 0L },
        { "-5", -5L },
        { "9223372036854775807", long.MaxValue },
        { "9223372036854775808", 9223372036854775808m },
        { "79228162514264337593543950335", decimal.MaxValue },
        { "1.5", 1.5 },
        { "-0.0", -0.0 },
        { "1e3", 1000.0 },
        { "1e999", "1e999" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void A_value_keeps_its_kind(string json, object? expected)
    {
        var value = Convert(json);
        Assert.Equal(expected, value);
        Assert.Equal(expected?.GetType(), value?.GetType());
    }

    [Fact]
    public void A_whole_number_stays_whole_however_long()
    {
        Assert.Equal(BigInteger.Parse("123456789012345678901234567890123", null), Convert("123456789012345678901234567890123"));
        Assert.Equal(new string('9', 1001), Convert(new string('9', 1001)));
    }

    [Fact]
    public void Objects_and_lists_keep_the_services_order()
    {
        var value = Assert.IsType<Dictionary<string, object?>>(Convert("""{ "b": [1, "x", null, []], "a": {} }"""));
        Assert.Equal(["b", "a"], value.Keys);
        Assert.Equal([1L, "x", null, Array.Empty<object?>()], Assert.IsType<object?[]>(value["b"]));
        Assert.Empty(Assert.IsType<Dictionary<string, object?>>(value["a"]));
    }

    [Theory]
    [InlineData("""{ "a": 1, "a": 1 }""")]
    [InlineData("""{ "a": 1, "\u0061": 2 }""")]
    [InlineData("""{ "x": [{ "b": { "c": 1, "c": 2 } }] }""")]
    [InlineData("""{ "\u0080": 1, "\u0081": 2 }""")]
    public void A_name_that_occurs_twice_is_refused(string json) => Assert.Throws<DuplicateMemberException>(() => Convert(json));

    [Fact]
    public void Names_are_cleaned_too() => Assert.Equal(["␛[2J"], Assert.IsType<Dictionary<string, object?>>(Convert("""{ "\u001b[2J": 1 }""")).Keys);

    [Fact]
    public void Names_that_differ_in_case_are_two() => Assert.Equal(2, Assert.IsType<Dictionary<string, object?>>(Convert("""{ "a": 1, "A": 2 }""")).Count);

    private static object? Convert(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Values.Convert(document.RootElement);
    }
}
