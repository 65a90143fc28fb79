using System;
using System.Globalization;
using System.Net.Http;

namespace WorkflowStatus.Core.Http;

/// <summary>Reads how long a service asks to be left alone (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>A day: more is no advice but a mistake.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Reads the header as text, since the framework drops what it cannot parse.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The time, for a date; the service's own Date goes before it, so that no two clocks are compared.</param>
    /// <returns>The time, at most a day; zero for a date in the past; null when absent, negative, fractional or no number.</returns>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var text = string.Join(",", values).Trim();
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds > Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var wait = date - (response.Headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
