using System.Collections.Generic;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class BrokenAnswers
{
    private const string Half = """{ "id": "run-1", "sta""";

    private static readonly FaultRow Lost = new(string.Empty) { Error = WorkflowErrorId.ConnectionFailed, IsRetried = true, Says = "the connection was lost" };

    private static readonly FaultRow Truncated = Lost with { Error = WorkflowErrorId.InvalidResponse, Says = "the answer was truncated" };

    private static readonly FaultRow NotHttp = Truncated with { Says = "the answer is not HTTP" };

    private static readonly string WithLength = Raw.Head(200, "Content-Type: application/json", "Content-Length: 40") + Half;

    private static readonly string InChunks = Raw.Head(200, "Content-Type: application/json", "Transfer-Encoding: chunked") + Raw.Chunk(Half);

    private static readonly string WithoutLength = Raw.Head(200, "Content-Type: application/json", "Connection: close");

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Lost with { Fault = "reset during the headers", Answer = Play.SendThen("HTTP/1.1 200 OK\r\nContent-Ty", Play.Reset) },
        Lost with { Fault = "closed during the headers", Answer = Play.SendThen("HTTP/1.1 200 OK\r\nContent-Ty", Play.Close), Says = "it was closed before a whole answer came" },
        Lost with { Fault = "reset during the body", Answer = Play.SendThen(WithLength, Play.Reset) },
        Truncated with { Fault = "body shorter than its Content-Length", Answer = Play.SendThen(WithLength, Play.Close) },
        Truncated with { Fault = "chunks without the last one", Answer = Play.SendThen(InChunks, Play.Close) },
        Truncated with { Fault = "a chunk shorter than it says", Answer = Play.SendThen(InChunks + "40\r\ntus", Play.Close) },
        Truncated with { Fault = "body without length, cut by the close", Answer = Play.SendThen(WithoutLength + Half, Play.Close) },
        Truncated with { Fault = "200 with an empty body", Answer = Play.Json(string.Empty), Says = "the answer is empty" },
        Truncated with { Fault = "204 No Content", Answer = Play.Send("HTTP/1.1 204 No Content\r\n\r\n"), Says = "the answer is empty (HTTP 204)" },
        NotHttp with { Fault = "a status line that is none", Answer = Play.SendThen("SSH-2.0-OpenSSH_9.6\r\n\r\n", Play.Close) },
        new("a length that is no number") { Answer = Play.SendThen("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + Play.Running, Play.Close), State = RunState.Running },
        NotHttp with { Fault = "a chunk length that is no number", Answer = Play.SendThen(Raw.Head(200, "Transfer-Encoding: chunked") + "zz\r\n{}\r\n", Play.Close) },
        NotHttp with { Fault = "two lengths that disagree", Answer = Play.SendThen("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 40\r\n\r\n" + Raw.Sound, Play.Close), Says = "the answer" },
        new("404 whose text breaks off") { Answer = Play.SendThen(Raw.Head(404, "Content-Length: 100") + "{ \"err", Play.Close), Error = WorkflowErrorId.RunNotFound, Says = "was not found (HTTP 404)" },
        new("401 whose text is reset") { Answer = Play.SendThen(Raw.Head(401, "Content-Length: 100") + "{ \"err", Play.Reset), Error = WorkflowErrorId.Unauthorized, EndsWait = true, Says = "the credential was refused (HTTP 401)" },
    ];
}
