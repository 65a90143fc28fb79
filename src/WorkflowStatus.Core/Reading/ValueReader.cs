using System;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using WorkflowStatus.Core.Definitions;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Reading;

/// <summary>Reads a JSON value as what a property needs; a value of another kind is left alone (and so goes into the details).</summary>
internal static class ValueReader
{
    /// <summary>Ticks have seven digits; services write up to nine.</summary>
    private const int FractionDigits = 7;

    /// <summary>As seconds this is the year 5138, as milliseconds March 1973: nothing that a service writes of a run is in doubt. A thousand times as much tells milliseconds from microseconds, and so on.</summary>
    private const double LargestSeconds = 100_000_000_000;

    /// <summary>A hundred times a fraction is seldom a round number in binary: 0.07 is 7.000000000000001 %.</summary>
    private const int PercentDigits = 10;

    private const int TicksPerMicrosecond = 10;
    private const int NanosecondsPerTick = 100;

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] TimestampFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd", "yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF 'UTC'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz",
    ];

    /// <summary>A text, or a number or truth value as written.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => SafeText.Clean(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>A time in UTC; one without a zone is UTC.</summary>
    public static DateTime? Timestamp(JsonElement value, ValueFormat format)
    {
        if (format != ValueFormat.Iso8601)
        {
            return Number(value) is { } number ? SinceEpoch(value, number, format == ValueFormat.Epoch ? BySize(number) : format) : null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        // What nearly all services write is read without making a text of it.
        if (value.TryGetDateTime(out var written))
        {
            return written.Kind switch
            {
                DateTimeKind.Utc => written,
                DateTimeKind.Unspecified => DateTime.SpecifyKind(written, DateTimeKind.Utc),
                _ => value.GetDateTimeOffset().UtcDateTime,
            };
        }

        var text = CutFraction(value.GetString()!.Trim());
        return DateTimeOffset.TryParseExact(text, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : null;
    }

    /// <summary>What steps are sorted by. A number is not rounded as a time is, and a time counts from 1970: as one from the year 1 a double would not tell times within 12 microseconds apart.</summary>
    public static double? Order(JsonElement value, ValueFormat format) =>
        Number(value) is { } number ? number * Unit(format == ValueFormat.Epoch ? BySize(number) : format) : (Timestamp(value, format) - Epoch)?.Ticks;

    /// <summary>Whether a value means that there is no time: the first moment of the calendar, and 0 where times are numbers.</summary>
    public static bool IsNever(JsonElement value, ValueFormat format) =>
        format != ValueFormat.Iso8601 && Number(value) is { } number ? number.Equals(0) : value.ValueKind == JsonValueKind.String && Timestamp(value, ValueFormat.Iso8601) is { Ticks: 0 };

    public static TimeSpan? Duration(JsonElement value, ValueFormat format)
    {
        if (format is ValueFormat.Iso8601 or ValueFormat.Epoch)
        {
            return format == ValueFormat.Iso8601 && value.ValueKind == JsonValueKind.String ? IsoDuration(value.GetString()!) : null;
        }

        var number = Number(value) ?? (format == ValueFormat.Seconds && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.EndsWith("s", StringComparison.Ordinal) ? Number(text.Substring(0, text.Length - 1)) : null);
        var seconds = number * Unit(format);
        return seconds is >= 0 and < 922_337_203_685 ? new TimeSpan((long)Math.Round(seconds.Value * TimeSpan.TicksPerSecond)) : null;
    }

    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.String => Number(value.GetString()!),
        _ => null,
    };

    /// <summary>Progress from 0 to 100, written so or as a fraction of 1; anything else is no progress.</summary>
    public static double? Percent(JsonElement value, ValueFormat format) =>
        Number(value) is not { } number || number < 0 ? null
            : format == ValueFormat.Fraction ? number <= 1 ? Math.Round(number * 100, PercentDigits) : null
            : number <= 100 ? number : null;

    public static int? Count(JsonElement value) => Number(value) is { } number and >= 0 and <= int.MaxValue && number == Math.Floor(number) ? (int)number : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    /// <summary>What a number since 1970 is written in, told by its size.</summary>
    internal static ValueFormat BySize(double number) => Math.Abs(number) switch
    {
        < LargestSeconds => ValueFormat.Seconds,
        < LargestSeconds * 1e3 => ValueFormat.Milliseconds,
        < LargestSeconds * 1e6 => ValueFormat.Microseconds,
        _ => ValueFormat.Nanoseconds,
    };

    /// <summary>In seconds.</summary>
    private static double Unit(ValueFormat format) => format switch
    {
        ValueFormat.Milliseconds => 1e-3,
        ValueFormat.Microseconds => 1e-6,
        ValueFormat.Nanoseconds => 1e-9,
        _ => 1,
    };

    /// <summary>Seconds and milliseconds to the millisecond, which hides what a fraction loses in binary; finer numbers to the tick.</summary>
    private static DateTime? SinceEpoch(JsonElement value, double number, ValueFormat format)
    {
        if (Math.Round(number * Unit(format) * 1000) is not (> -62_135_596_800_000 and < 253_402_300_800_000 and var milliseconds))
        {
            return null;
        }

        if (format is not (ValueFormat.Microseconds or ValueFormat.Nanoseconds))
        {
            return Epoch.AddTicks((long)milliseconds * TimeSpan.TicksPerMillisecond);
        }

        // A double has not all digits of nanoseconds since 1970.
        if (!decimal.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var written))
        {
            return null;
        }

        var ticks = Epoch.Ticks + Math.Round(format == ValueFormat.Microseconds ? written * TicksPerMicrosecond : written / NanosecondsPerTick);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks, DateTimeKind.Utc) : null;
    }

    private static TimeSpan? IsoDuration(string text)
    {
        try
        {
            var duration = Clock(text) ?? XmlConvert.ToTimeSpan(text);
            return duration < TimeSpan.Zero ? null : duration;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Hours, minutes and seconds, which .NET reads below a day. Two colons make them: of 05:00 nobody knows whether it is hours or minutes.</summary>
    /// <exception cref="OverflowException">There are too many hours.</exception>
    private static TimeSpan? Clock(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || text.IndexOf(':', colon + 1) is var second && (second < 0 || second != text.LastIndexOf(':')))
        {
            return null;
        }

        var hours = int.TryParse(text.Substring(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var withinDay = hours > 0 ? "0" + text.Substring(colon) : text;
        return TimeSpan.TryParseExact(CutFraction(withinDay), "c", CultureInfo.InvariantCulture, TimeSpanStyles.None, out var clock) ? clock + TimeSpan.FromHours(hours) : null;
    }

    private static string CutFraction(string text)
    {
        // Days of a duration end with a dot too.
        var dot = text.LastIndexOf('.');
        if (dot < 0)
        {
            return text;
        }

        var end = dot + 1;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - dot - 1 > FractionDigits ? text.Remove(dot + 1 + FractionDigits, end - dot - 1 - FractionDigits) : text;
    }
}
