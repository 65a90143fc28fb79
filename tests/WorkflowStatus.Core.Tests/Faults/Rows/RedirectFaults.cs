using System.Collections.Generic;
using System.Linq;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

/// <summary>None is followed: the request that Wait ends with, and the only one that Get makes, is the one that was redirected.</summary>
internal static class RedirectFaults
{
    private static readonly int[] Kinds = [300, 301, 302, 303, 307, 308];

    private static readonly (string Target, string Location, string Shown)[] Targets =
    [
        ("the same origin", "/runs/run-1/moved", "/runs/run-1/moved"),
        ("another origin", "https://evil.example/take?key=1", "https://evil.example/take,"),
    ];

    private static readonly FaultRow Refused = new(string.Empty) { Error = WorkflowErrorId.RequestRejected, EndsWait = true };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        .. from status in Kinds
           from target in Targets
           select Refused with { Fault = $"{status} to {target.Target}", Answer = Play.Json("{}", status, "Location: " + target.Location), Says = $"redirects to {target.Shown}" },
        Refused with { Fault = "a redirect without a target", Answer = Play.Json("{}", 302), Says = "redirects to no address" },
        Refused with { Fault = "a redirect to a target that is no address", Answer = Play.Json("{}", 302, "Location: http://["), Says = "redirects to no address" },
        Refused with { Fault = "a redirect with a password in its target", Answer = Play.Json("{}", 302, "Location: https://me:word@evil.example/x"), Says = "redirects to https://evil.example/x," },
    ];
}
