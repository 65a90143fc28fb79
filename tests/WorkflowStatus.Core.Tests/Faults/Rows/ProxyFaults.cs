using System.Collections.Generic;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class ProxyFaults
{
    private static readonly FaultRow Failed = new(string.Empty) { Road = FaultRoad.Proxy, Error = WorkflowErrorId.ConnectionFailed, IsRetried = true };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Failed with { Fault = "the proxy refuses connections", IsClosed = true, Says = "the connection failed: Connection refused (127.0.0.1:" },
        Failed with { Fault = "the proxy wants a credential (407)", Connected = Answer(407, "Proxy-Authenticate: Basic realm=\"x\""), IsRetried = false, Says = "the proxy wants a credential, or another one (HTTP 407 from the proxy)" },
        Failed with { Fault = "the proxy forbids the host (403)", Connected = Answer(403), IsRetried = false, Says = "the proxy did not connect to the service (HTTP 403 from the proxy)" },
        Failed with { Fault = "the proxy cannot reach the service (502)", Connected = Answer(502), Says = "the proxy did not connect to the service (HTTP 502 from the proxy)" },
        Failed with { Fault = "the proxy closes instead of connecting", Connected = Play.Close, Says = "the connection" },
    ];

    private static System.Func<RawConnection, System.Threading.Tasks.Task> Answer(int status, params string[] headers) => async connection =>
    {
        await connection.ReadHeadAsync();
        await connection.SendAsync(Raw.Head(status, [.. headers, "Content-Length: 0"]));
        await connection.FinishAsync();
    };
}
