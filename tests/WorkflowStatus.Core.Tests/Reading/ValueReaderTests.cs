using System;
using System.Globalization;
using System.Text.Json;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Reading;

namespace WorkflowStatus.Core.Tests.Reading;

public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("\"2024-05-30T17:00:25.751751\"", "2024-05-30T17:00:25.7517510Z")]
    [InlineData("\"2024-05-30T17:00:25.7727889\"", "2024-05-30T17:00:25.7727889Z")]
    [InlineData("\"2024-05-30T17:00:25.772788912\"", "2024-05-30T17:00:25.7727889Z")]
    [InlineData("\"2024-05-30T17:00:25.772788912Z\"", "2024-05-30T17:00:25.7727889Z")]
    [InlineData("\"2024-05-30T17:00:25.772788912+02:00\"", "2024-05-30T15:00:25.7727889Z")]
    [InlineData("\"2024-05-30T17:00:25.7\"", "2024-05-30T17:00:25.7000000Z")]
    [InlineData("\"2024-05-30T17:00:25\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"2024-05-30T17:00:25Z\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"2024-05-30T17:00:25.000Z\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"2024-05-30T23:30:00-05:30\"", "2024-05-31T05:00:00.0000000Z")]
    [InlineData("\"2024-05-30T17:00\"", "2024-05-30T17:00:00.0000000Z")]
    [InlineData("\"2024-05-30 17:00:25.123\"", "2024-05-30T17:00:25.1230000Z")]
    [InlineData("\"2024-05-30 17:00:25.123+00\"", "2024-05-30T17:00:25.1230000Z")]
    [InlineData("\"2024-05-30\"", "2024-05-30T00:00:00.0000000Z")]
    [InlineData("\" 2024-05-30T17:00:25Z \"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"20240530T170025Z\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"20240530T170025.5+0200\"", "2024-05-30T15:00:25.5000000Z")]
    [InlineData("\"2024-05-30 17:00:25 UTC\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"Thu, 30 May 2024 17:00:25 GMT\"", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("\"Thu, 6 Jun 2024 17:00:25 +0200\"", "2024-06-06T15:00:25.0000000Z")]
    [InlineData("\"Mon, 30 May 2024 17:00:25 GMT\"", null)]
    [InlineData("\"20240530\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"yesterday\"", null)]
    [InlineData("\"30.05.2024\"", null)]
    [InlineData("\"05/30/2024 17:00:25\"", null)]
    [InlineData("\"17:00:25\"", null)]
    [InlineData("\"2024-02-30T00:00:00Z\"", null)]
    [InlineData("\"0001-01-01T00:00:00+14:00\"", null)]
    [InlineData("\"9999-12-31T23:59:59-14:00\"", null)]
    [InlineData("1717088425", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    public void A_timestamp_is_utc_with_or_without_a_zone(string json, string? expected)
    {
        var time = ValueReader.Timestamp(Element(json), ValueFormat.Iso8601);
        Assert.Equal(expected, time?.ToString("O", CultureInfo.InvariantCulture));
        Assert.True(time is null || time.Value.Kind == DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("1717088425", "Seconds", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("1717088425.5", "Seconds", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("\"1717088425\"", "Seconds", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("1717088425500", "Milliseconds", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("-1000", "Milliseconds", "1969-12-31T23:59:59.0000000Z")]
    [InlineData("1717088425", "Epoch", "2024-05-30T17:00:25.0000000Z")]
    [InlineData("1717088425500", "Epoch", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("\"1717088425500\"", "Epoch", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("99999999999.5", "Epoch", "5138-11-16T09:46:39.5000000Z")]
    [InlineData("100000000000", "Epoch", "1973-03-03T09:46:40.0000000Z")]
    [InlineData("1717088425500000", "Epoch", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("1717088425500000000", "Epoch", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("-1717088425500000000", "Epoch", "1915-08-04T06:59:34.5000000Z")]
    [InlineData("1717088425500000", "Microseconds", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("\"1717088425500000000\"", "Nanoseconds", "2024-05-30T17:00:25.5000000Z")]
    [InlineData("1717088425123456", "Microseconds", "2024-05-30T17:00:25.1234560Z")]
    [InlineData("1717088425123456.7", "Epoch", "2024-05-30T17:00:25.1234567Z")]
    [InlineData("1717088425123456700", "Nanoseconds", "2024-05-30T17:00:25.1234567Z")]
    [InlineData("\"1717088425123456789\"", "Epoch", "2024-05-30T17:00:25.1234568Z")]
    [InlineData("253402300799999999999", "Nanoseconds", null)]
    [InlineData("1717088425.1234", "Seconds", "2024-05-30T17:00:25.1230000Z")]
    [InlineData("1e300", "Nanoseconds", null)]
    [InlineData("1e300", "Seconds", null)]
    [InlineData("\"2024-05-30\"", "Seconds", null)]
    [InlineData("null", "Seconds", null)]
    public void A_timestamp_can_count_from_1970(string json, string format, string? expected) =>
        Assert.Equal(expected, ValueReader.Timestamp(Element(json), Enum.Parse<ValueFormat>(format))?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("300000", "Epoch", null)]
    [InlineData("\"PT5M\"", "Epoch", null)]
    [InlineData("300000", "Milliseconds", 300.0)]
    [InlineData("\"300000\"", "Milliseconds", 300.0)]
    [InlineData("1.5", "Seconds", 1.5)]
    [InlineData("\"1.5s\"", "Seconds", 1.5)]
    [InlineData("\"300s\"", "Milliseconds", null)]
    [InlineData("\"PT1M30S\"", "Iso8601", 90.0)]
    [InlineData("\"PT0.5S\"", "Iso8601", 0.5)]
    [InlineData("5000000000", "Nanoseconds", 5.0)]
    [InlineData("1500000", "Microseconds", 1.5)]
    [InlineData("\"00:01:30\"", "Iso8601", 90.0)]
    [InlineData("\"1.00:00:00.5\"", "Iso8601", 86400.5)]
    [InlineData("\"-00:01:30\"", "Iso8601", null)]
    [InlineData("\"01:30\"", "Iso8601", null)]
    [InlineData("\"5:00\"", "Iso8601", null)]
    [InlineData("\"1:00:00:00\"", "Iso8601", null)]
    [InlineData("\"0:00:01.123456789\"", "Iso8601", 1.1234567)]
    [InlineData("\"1.00:00:01.500000009\"", "Iso8601", 86401.5)]
    [InlineData("\"26:00:00\"", "Iso8601", 93600.0)]
    [InlineData("\"100:30:00.5\"", "Iso8601", 361800.5)]
    [InlineData("\"1.26:00:00\"", "Iso8601", null)]
    [InlineData("\"999999999:00:00\"", "Iso8601", null)]
    [InlineData("\"-26:00:00\"", "Iso8601", null)]
    [InlineData("\"-00:00:05\"", "Iso8601", null)]
    [InlineData("\"-PT5S\"", "Iso8601", null)]
    [InlineData("\"00:61:00\"", "Iso8601", null)]
    [InlineData("\"90\"", "Iso8601", null)]
    [InlineData("90", "Iso8601", null)]
    [InlineData("-1", "Seconds", null)]
    [InlineData("1e300", "Seconds", null)]
    [InlineData("\"NaN\"", "Seconds", null)]
    [InlineData("\"P99999999999D\"", "Iso8601", null)]
    [InlineData("null", "Seconds", null)]
    [InlineData("{}", "Seconds", null)]
    public void A_duration_is_read_in_its_format(string json, string format, double? seconds) =>
        Assert.Equal(seconds, ValueReader.Duration(Element(json), Enum.Parse<ValueFormat>(format))?.TotalSeconds);

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\u001b[31mred\"", "␛[31mred")]
    [InlineData("5", "5")]
    [InlineData("1.50", "1.50")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("true", "true")]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    public void A_text_is_clean_and_numbers_stay_as_written(string json, string? expected) => Assert.Equal(expected, ValueReader.Text(Element(json)));

    [Theory]
    [InlineData("40", 40.0)]
    [InlineData("\"40.5\"", 40.5)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("1e999", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("true", null)]
    public void A_number_may_come_as_a_text(string json, double? expected) => Assert.Equal(expected, ValueReader.Number(Element(json)));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.0", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("0", 0)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("2147483648", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("\"many\"", null)]
    public void A_count_is_whole_and_not_negative(string json, int? expected) => Assert.Equal(expected, ValueReader.Count(Element(json)));

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
