using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using WorkflowStatus.Core.Tests.Support;

namespace WorkflowStatus.Core.Tests.Fuzzing;

/// <summary>Scalars that programs stumble over, as JSON texts.</summary>
internal static class HostileValues
{
    public static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "0.1", "1e308", "1E400", "-1e400", "1e-400", "1e+99999", "2147483647", "2147483648", "-2147483649", "9223372036854775807",
        "9223372036854775808", "-9223372036854775809", "18446744073709551616", "79228162514264337593543950336", "253402300799.9999", "253402300799999.9999",
        "253402300800", "253402300800000", "-62135596800", "-62135596800.0001", "-62135596800000", "922337203684.9999", "922337203685.4775808", "100.00000000000001", "100", "101", "1.0", "1e2",
        new string('9', 40), new string('9', 1001), "0." + new string('3', 1500), "1" + new string('0', 20_000),
    ];

    public static readonly string[] Texts =
    [
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\u001b[2J\\u001b]0;x\\u0007\"", "\"a\\rb\\nc\\td\"", "\"\\u202eevil\\u2066\"", "\"\\u009b31m\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude80\"", "\"\ufeffx\"",
        "\"2026-01-02T03:04:05Z\"", "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"9999-12-31T24:00:00Z\"", "\"9998-12-31T00:00:00Z\"", "\"2026-01-02\"", "\"2026-01-02 03:04\"", "\"2026-01-02T03:04:05.1234567890123456789Z\"",
        "\"PT1M30S\"", "\"P99999999999D\"", "\"-PT1S\"", "\"PT0.0000000001S\"", "\"P\"", "\"1.5s\"", "\"s\"", "\"NaN\"", "\"Infinity\"", "\"-0\"", "\"1e400\"", "\"12345678901234567890\"", "\" 7 \"", "\"0x10\"", "\"1,5\"", "\"٣\"",
        "\"https://example.com/clips/98226576-0c3f-4a3e-9d42-1f2e3d4c5b6a/form\"", "\"https://[::1\"", "\"//evil.example\"", "\"/a/../b\"", "\"javascript:alert(1)\"", "\"http://%\"", "\"file://evil/x\"", "\"\\\\\\\\evil\\\\x\"", "\"mailto:\"", "\"http://a\\u0000b/\"", "\"http://\\ud83d\\ude80/\"",
        "\"=1+1\"", "\"<html>\"", "\"{\\\"a\\\":1}\"", "\"running\"", "\"COMPLETED\"", "\"Failed\"", "\"success\"", "\"7\"", "\"true\"",
        Quote(Providers.Secret), Quote("Bearer " + Providers.Secret), Quote("x" + Providers.Secret + "y"), Quote(Convert.ToBase64String(Encoding.UTF8.GetBytes(Providers.Secret))),
        Quote(new string('x', 300)), Quote(new string('\u001b', 100)), Quote(string.Concat(Enumerable.Repeat("ä🚀", 3000))),
    ];

    public static readonly string[] Words = ["true", "false", "null", "{}", "[]", "[null]", "[[]]", "{\"\":null}", "{\"a\":{\"a\":{}}}"];

    /// <summary>Member names: some that PowerShell or the engine know themselves, some that differ by case or look like paths.</summary>
    public static readonly string[] Names =
        ["\"\"", "\"__proto__\"", "\"PSObject\"", "\"pstypenames\"", "\"envelope\"", "\"Id\"", "\"STATUS\"", "\"a.b\"", "\"$\"", "\"['x']\"", "\"\\u0000\"", "\"\\u001b[31m\"", "\"\\u202e\"", "\"\\ud800\"", Quote(new string('n', 2000)), Quote(Providers.Secret)];

    public static string Scalar(Random random) => random.Next(5) switch
    {
        0 => Pick(random, Words),
        1 or 2 => Pick(random, Numbers),
        _ => Pick(random, Texts),
    };

    public static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
