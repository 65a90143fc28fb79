using System.Collections.Generic;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class ConnectionFaults
{
    private static readonly FaultRow Failed = new(string.Empty) { Error = WorkflowErrorId.ConnectionFailed, IsRetried = true };

    private static readonly FaultRow Reused = new(string.Empty) { State = RunState.Running, Reads = 2 };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Failed with { Fault = "connection refused", IsClosed = true, Says = "the connection failed: Connection refused (127.0.0.1:" },
        Failed with { Fault = "host name not known (DNS)", Road = FaultRoad.UnknownHost, Says = "the host's name could not be resolved: " },
        Failed with { Fault = "reset before the headers", Answer = Play.Reset, Says = "the connection was lost" },
        Failed with { Fault = "closed before the headers", Answer = Play.Close, Says = "the connection was lost: it was closed before a whole answer came" },
        Reused with
        {
            Fault = "a pooled connection that the service has closed meanwhile",
            Answer = async connection =>
            {
                await Play.RunningAsync(connection);
                await connection.FinishAsync();
            },
        },
        Reused with
        {
            Fault = "a pooled connection that is reset by the next request",
            IsRetried = true,
            Answer = async connection =>
            {
                await Play.RunningAsync(connection);
                await connection.ReadHeadAsync();
                connection.Reset();
            },
        },
    ];
}
