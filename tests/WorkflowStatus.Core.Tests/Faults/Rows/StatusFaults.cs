using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

/// <summary>Every status by the table of the product's design.</summary>
internal static class StatusFaults
{
    private static readonly int[] Rejected = [400, 402, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 431, 451, 499];

    private static readonly int[] Unavailable = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 529, 599];

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        .. new[] { 100, 102, 103 }.Select(status => new FaultRow($"{status} and then 200") { Answer = Play.Send([.. Latin(Raw.Head(status)), .. Raw.Json(Play.Running)]), State = RunState.Running }),
        Final(101, WorkflowErrorId.InvalidResponse, "cannot be used: it is an interim answer and no other (HTTP 101)", isRetried: true),
        new("100 and then the end") { Answer = Play.SendThen(Raw.Head(100), Play.Close), Error = WorkflowErrorId.ConnectionFailed, IsRetried = true, Says = "the connection was lost" },
        .. new[] { 200, 201, 202, 203, 206, 207, 299 }.Select(status => new FaultRow($"{status} with a run") { Answer = Play.Json(Play.Running, status), State = RunState.Running }),
        new("205 Reset Content") { Answer = Play.Json(string.Empty, 205), Error = WorkflowErrorId.InvalidResponse, IsRetried = true, Says = "the answer is empty (HTTP 205)" },
        Final(304, WorkflowErrorId.InvalidResponse, "cannot be used: it says that nothing changed, which was not asked (HTTP 304)", isRetried: true),
        .. Rejected.Select(status => Final(status, WorkflowErrorId.RequestRejected, $"the service refused the request (HTTP {status}). The service says: Why (code 7).", endsWait: true)),
        Final(401, WorkflowErrorId.Unauthorized, "the credential was refused (HTTP 401). The service says: Why (code 7).", endsWait: true),
        Final(403, WorkflowErrorId.Forbidden, "the credential may not read this run (HTTP 403). The service says: Why (code 7).", endsWait: true),
        Final(404, WorkflowErrorId.RunNotFound, "was not found (HTTP 404). The service says: Why (code 7)."),
        Final(408, WorkflowErrorId.RequestTimeout, "the service gave up waiting for the request (HTTP 408)", isRetried: true),
        .. Unavailable.Select(status => Final(status, WorkflowErrorId.ServiceUnavailable, $"the service failed (HTTP {status}). The service says: Why (code 7).", isRetried: true)),
    ];

    private static byte[] Latin(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static FaultRow Final(int status, WorkflowErrorId error, string says, bool isRetried = false, bool endsWait = false) => new($"{status}")
    {
        Answer = status == 101 ? Bare(status) : Play.Json("""{ "error": "Why", "code": 7 }""", status),
        Error = error,
        Says = says,
        IsRetried = isRetried,
        EndsWait = endsWait,
    };

    private static Func<RawConnection, Task> Bare(int status) => Play.SendThen(Raw.Head(status, "Upgrade: other"), Play.Close);
}
