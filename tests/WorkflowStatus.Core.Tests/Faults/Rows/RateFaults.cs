using System;
using System.Collections.Generic;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

/// <summary>What a service says of its limits, in every spelling. The stage's clock stands at 2026-01-02 03:04:05.</summary>
internal static class RateFaults
{
    private const string Reset = "X-RateLimit-Reset: 1767323075";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Limited("429 without Retry-After", null, true),
        Limited("429, Retry-After: 7", 7, true, "Retry-After: 7"),
        Limited("429, Retry-After: 0", 0, true, "Retry-After: 0"),
        Limited("429, Retry-After as a date in 20 s", 20, true, "Retry-After: Fri, 02 Jan 2026 03:04:25 GMT"),
        Limited("429, Retry-After as a date by the service's own clock", 20, true, "Date: Fri, 02 Jan 2026 05:00:00 GMT", "Retry-After: Fri, 02 Jan 2026 05:00:20 GMT"),
        Limited("429, Retry-After as a date in the past", 0, true, "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"),
        Limited("429, Retry-After: -5", null, true, "Retry-After: -5"),
        Limited("429, Retry-After: 1.5", null, true, "Retry-After: 1.5"),
        Limited("429, Retry-After: soon", null, true, "Retry-After: soon"),
        Limited("429, Retry-After: 30, as long as Get waits at most", 30, true, "Retry-After: 30"),
        Limited("429, Retry-After: 31, longer than Get waits", 31, false, "Retry-After: 31"),
        Limited("429, Retry-After: 2147483647", 86_400, false, "Retry-After: 2147483647"),
        Limited("429, Retry-After: 18446744073709551616", null, true, "Retry-After: 18446744073709551616"),
        Limited("429, Retry-After twice", null, true, "Retry-After: 1", "Retry-After: 2"),
        Limited("429, X-RateLimit-Reset in 30 s", null, true, "X-RateLimit-Remaining: 0", Reset),
        Limited("429, RateLimit of the drafts: an hour", 3600, false, "RateLimit: \"default\";r=0;t=7200"),
        Limited("503, Retry-After: 7", 7, true, "Retry-After: 7") with { Error = WorkflowErrorId.ServiceUnavailable },
        Limited("503, Retry-After: 3600, longer than Get waits", 3600, false, "Retry-After: 3600") with { Error = WorkflowErrorId.ServiceUnavailable },
        Limited("403, X-RateLimit-Remaining: 0 (as GitHub)", null, true, "X-RateLimit-Remaining: 0", Reset),
        Limited("403, X-RateLimit-Remaining: 0 without a reset", null, true, "X-RateLimit-Remaining: 0"),
        Limited("403, Retry-After: 60 (as GitHub's second limit)", 60, false, "Retry-After: 60"),
        new("403, X-RateLimit-Remaining: 12") { Answer = Play.Json("{}", 403, "X-RateLimit-Remaining: 12", Reset), Error = WorkflowErrorId.Forbidden, EndsWait = true, Says = "may not read this run" },
        new("200, X-RateLimit-Remaining: 0") { Answer = Play.Json(Play.Running, 200, "X-RateLimit-Remaining: 0", Reset), State = RunState.Running },
    ];

    private static FaultRow Limited(string fault, double? seconds, bool isRetried, params string[] headers) => new(fault)
    {
        Answer = Play.Json("""{ "error": "Slow down" }""", int.Parse(fault.AsSpan(0, 3), null), headers),
        Error = WorkflowErrorId.RateLimited,
        Says = "The service says: Slow down.",
        IsRetried = isRetried,
        Time = isRetried ? "30 s between attempts; Wait: 10 min" : "Wait: 10 min between attempts",
        // The second attempt comes that much later: a moment has come by then.
        Check = result => Assert.Equal(isRetried && fault.Contains("date in 20", StringComparison.Ordinal) ? 0 : seconds, result.Error!.RetryAfter?.TotalSeconds),
    };
}
