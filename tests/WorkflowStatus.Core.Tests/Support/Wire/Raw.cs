using System;
using System.Linq;
using System.Text;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>HTTP/1.1 answers as text.</summary>
internal static class Raw
{
    /// <summary>The answer of a service that is well: the run has ended.</summary>
    public const string Sound = """{ "id": "run-1", "status": "done" }""";

    /// <summary>An answer with its length; headers as they are written, such as <c>Retry-After: 1</c>.</summary>
    public static byte[] Json(string body, int status = 200, params string[] headers) => Answer(Encoding.UTF8.GetBytes(body), status, ["Content-Type: application/json", .. headers]);

    public static byte[] Answer(ReadOnlySpan<byte> body, int status, params string[] headers) =>
        [.. Encoding.Latin1.GetBytes(Head(status, [.. headers, FormattableString.Invariant($"Content-Length: {body.Length}")])), .. body];

    public static string Head(int status, params string[] headers) => FormattableString.Invariant($"HTTP/1.1 {status} Reason\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    /// <summary>One chunk of a body in chunks.</summary>
    public static string Chunk(string text) => FormattableString.Invariant($"{text.Length:x}\r\n{text}\r\n");
}
