using System.Collections.Generic;
using System.Linq;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class Http2Faults
{
    private const string Half = """{ "id": "run-1", "sta""";

    private static readonly FaultRow Lost = new(string.Empty) { Road = FaultRoad.Http2, Error = WorkflowErrorId.ConnectionFailed, IsRetried = true, Says = "the connection was lost" };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Lost with { Fault = "GOAWAY before the answer, the request not served", Answer2 = (peer, _) => peer.LeaveAsync(0, Http2Peer.NoError) },
        Lost with { Fault = "GOAWAY with an error before the answer", Answer2 = async (peer, stream) =>
        {
            await peer.LeaveAsync(stream, Http2Peer.EnhanceYourCalm);
            await peer.CloseAsync();
        } },
        new("GOAWAY after the answer")
        {
            Road = FaultRoad.Http2,
            Reads = 2,
            State = RunState.Running,
            Answer2 = async (peer, stream) =>
            {
                await peer.AnswerAsync(stream, Play.Running);
                await peer.LeaveAsync(stream, Http2Peer.NoError);
            },
        },
        Lost with { Fault = "RST_STREAM before the headers", Answer2 = (peer, stream) => peer.ResetAsync(stream, Http2Peer.InternalError) },
        Lost with { Fault = "RST_STREAM: the stream is refused", Answer2 = (peer, stream) => peer.ResetAsync(stream, Http2Peer.RefusedStream) },
        Lost with
        {
            Fault = "RST_STREAM during the body",
            Answer2 = async (peer, stream) =>
            {
                await peer.BeginAsync(stream);
                await peer.ContinueAsync(stream, Half);
                await peer.ResetAsync(stream, Http2Peer.Cancel);
            },
        },
        Lost with
        {
            Fault = "headers of HTTP/2 over 64 KB",
            Error = WorkflowErrorId.InvalidResponse,
            IsRetried = false,
            Says = "the answer's headers are larger than the limit of 64 KB (header)",
            Memory = "header, 64 KB",
            Answer2 = (peer, stream) => peer.BeginAsync(stream, Enumerable.Range(0, 70).Select(number => ($"x-{number}", new string('y', 1000)))),
        },
    ];
}
