using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;
using WorkflowStatus.Core.Text;

namespace WorkflowStatus.Core.Http;

/// <summary>
/// Reads from an answer's headers how long nothing is left of the service's own rate limit. The widespread
/// X-RateLimit-Remaining and X-RateLimit-Reset, and the IETF drafts "RateLimit header fields for HTTP"
/// (draft-ietf-httpapi-ratelimit-headers): RateLimit-Remaining and RateLimit-Reset up to number 06, then RateLimit alone.
/// </summary>
internal static class RateReset
{
    /// <summary>A number above this is a moment, not a time span: 2001 in seconds since 1970.</summary>
    private const double SmallestMoment = 1e9;

    /// <summary>The same in milliseconds.</summary>
    private const double SmallestMilliseconds = 1e12;

    /// <summary>So many seconds after 1970 there is a moment at all.</summary>
    private const double LargestMoment = 1e11;

    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An hour: windows longer than that are spread by the service, and a moment further off is a clock that is wrong.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Reads the headers.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="now">The time, for resets given as a moment; the service's own Date goes before it, so that no two clocks are compared.</param>
    /// <returns>How long nothing is left, at most an hour; null when something is, or the service does not say.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.Contains("X-RateLimit-Reset") && !headers.Contains("RateLimit-Reset") && !headers.Contains("RateLimit"))
        {
            return null;
        }

        double? wait = null;
        foreach (var (remaining, reset) in Limits(headers))
        {
            var seconds = reset switch
            {
                > SmallestMilliseconds => (Epoch.AddMilliseconds(Math.Min(reset.Value, LargestMoment * 1000)) - (headers.Date ?? now)).TotalSeconds,
                > SmallestMoment => (Epoch.AddSeconds(Math.Min(reset.Value, LargestMoment)) - (headers.Date ?? now)).TotalSeconds,
                _ => reset,
            };
            wait = remaining <= 0 && seconds > 0 && !(wait >= seconds) ? seconds : wait;
        }

        return wait is { } found ? Spans.OfSeconds(Math.Min(found, Longest.TotalSeconds)) : null;
    }

    /// <summary>Whether nothing is left of a limit that the headers tell of.</summary>
    public static bool IsUsedUp(HttpResponseHeaders headers) => Limits(headers).Any(limit => limit.Remaining <= 0);

    private static IEnumerable<(double? Remaining, double? Reset)> Limits(HttpResponseHeaders headers) =>
        new[] { Pair(headers, "X-RateLimit-Remaining", "X-RateLimit-Reset"), Pair(headers, "RateLimit-Remaining", "RateLimit-Reset") }.Concat(Structured(headers));

    private static (double? Remaining, double? Reset) Pair(HttpResponseHeaders headers, string remaining, string reset) =>
        (Number(Value(headers, remaining)), Number(Value(headers, reset)));

    /// <summary>One pair for each limit: <c>"hour";r=0;t=30, "day";r=5;t=60</c>, and as draft 07 had it, <c>limit=10, remaining=0, reset=30</c>.</summary>
    private static IEnumerable<(double? Remaining, double? Reset)> Structured(HttpResponseHeaders headers)
    {
        if (Value(headers, "RateLimit") is not { } text)
        {
            return [];
        }

        var named = Parameters(text.Split(',', ';'));
        return named.TryGetValue("remaining", out var remaining) ? [(remaining, Find(named, "reset"))]
            : text.Split(',').Select(item => Parameters(item.Split(';'))).Select(item => (Find(item, "r"), Find(item, "t")));
    }

    private static Dictionary<string, double?> Parameters(string[] parts)
    {
        var found = new Dictionary<string, double?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parts.Select(part => part.Split('=')).Where(pair => pair.Length == 2))
        {
            found[pair[0].Trim()] = Number(pair[1]);
        }

        return found;
    }

    private static double? Find(Dictionary<string, double?> parameters, string name) => parameters.TryGetValue(name, out var value) ? value : null;

    private static string? Value(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    /// <summary>A number that is not negative, whole or not; null for anything else.</summary>
    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e15 ? number : null;
}
