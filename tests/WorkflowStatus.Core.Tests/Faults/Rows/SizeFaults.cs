using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class SizeFaults
{
    private const long Gigabyte = 1L << 30;
    private const string Body = "body, 16 MB";

    private const int PartLength = 1 << 20;

    private static readonly byte[] Blanks = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

    /// <summary>A whole gzip text of a megabyte: one after the other they are one text (RFC 1952, section 2.2).</summary>
    private static readonly byte[] GzipBlanks = Compress(PartLength, stream => new GZipStream(stream, CompressionLevel.Fastest));

    private static readonly byte[] BrotliBlanks = Compress(256L << 20, stream => new BrotliStream(stream, CompressionLevel.Fastest));

    private static readonly FaultRow TooLarge = new(string.Empty) { Error = WorkflowErrorId.InvalidResponse, Says = "the answer is larger than the limit of 16 MB (body) (HTTP 200)", Memory = Body };

    private static readonly FaultRow TooDeep = new(string.Empty) { Error = WorkflowErrorId.InvalidResponse, Says = "the answer is nested deeper than the limit of 64 levels (depth) (HTTP 200)", Memory = "depth, 64" };

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        TooLarge with { Fault = "1 GB, announced", Answer = connection => FloodAsync(connection, Raw.Head(200, $"Content-Length: {Gigabyte}"), Blanks) },
        TooLarge with { Fault = "1 GB without a length", Answer = connection => FloodAsync(connection, Raw.Head(200, "Connection: close"), Blanks) },
        TooLarge with { Fault = "gzip bomb of 1 GB", Answer = connection => FloodAsync(connection, Raw.Head(200, "Connection: close", "Content-Encoding: gzip"), GzipBlanks) },
        TooLarge with { Fault = "Brotli bomb of 256 MB", Answer = Play.Send(Raw.Answer(BrotliBlanks, 200, "Content-Encoding: br")) },
        new("404 with 1 GB of text") { Answer = connection => FloodAsync(connection, Raw.Head(404, $"Content-Length: {Gigabyte}"), Blanks), Error = WorkflowErrorId.RunNotFound, Says = "was not found (HTTP 404)", Memory = Body },
        new("headers over 64 KB") { Answer = Play.SendThen(Raw.Head(200, [.. Enumerable.Range(0, 70).Select(number => $"X-{number}: {new string('y', 1000)}")]), Play.Silence), Error = WorkflowErrorId.InvalidResponse, Says = "the answer's headers are larger than the limit of 64 KB (header)", Memory = "header, 64 KB" },
        new("headers without end") { Answer = HeadersForEver, Error = WorkflowErrorId.InvalidResponse, Says = "the answer's headers are larger than the limit of 64 KB (header)", Memory = "header, 64 KB" },
        new("16 MB of empty objects") { Answer = Play.Json($"[{string.Join(",", Enumerable.Repeat("{}", 5_500_000))}]"), Error = WorkflowErrorId.InvalidResponse, Says = "the answer has more values than the limit of 1000000 (values) (HTTP 200)", Memory = "values, 1,000,000" },
        TooDeep with { Fault = "100,000 lists in one another", Answer = Play.Json($$"""{ "status": "running", "deep": {{new string('[', 100_000)}}{{new string(']', 100_000)}} }""") },
        TooDeep with { Fault = "100,000 lists that never close", Answer = Play.Json(new string('[', 100_000)) },
        TooDeep with { Fault = "100,000 objects in one another", Answer = Play.Json(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000)) },
        new("10,000 steps") { Answer = Play.Json(Steps(10_000)), State = RunState.Running, Check = result => Assert.Equal(10_000, result.Runs[0].Steps.Count), Memory = "steps, 10,000" },
        new("10,001 steps") { Answer = Play.Json(Steps(10_001)), Error = WorkflowErrorId.InvalidResponse, Says = "the run has more steps than the limit of 10000 (steps) (HTTP 200)", Memory = "steps, 10,000" },
        new("a status word of 1 MB") { Answer = Play.Json($$"""{ "status": "{{new string('x', 1 << 20)}}" }"""), State = RunState.Unknown, Check = AssertShortWarning, Memory = Body },
        new("a message of 1 MB") { Answer = Play.Json($$"""{ "status": "running", "message": "{{new string('x', 1 << 20)}}" }"""), State = RunState.Running, Memory = Body },
        new("an error text of 1 MB") { Answer = Play.Json($$"""{ "error": "{{new string('x', 1 << 20)}}" }""", 500), Error = WorkflowErrorId.ServiceUnavailable, IsRetried = true, Says = "xxx…", Memory = Body },
        new("100,000 members") { Answer = Play.Json($$"""{ "status": "running", {{string.Join(",", Enumerable.Range(0, 100_000).Select(number => $"\"m{number}\":1"))}} }"""), State = RunState.Running, Memory = Body },
    ];

    /// <summary>Sends white space, which JSON allows, until the client has had enough; it never takes a gigabyte of it.</summary>
    private static async Task FloodAsync(RawConnection connection, string head, byte[] part)
    {
        await connection.SendAsync(head);
        for (var sent = 0L; sent < Gigabyte; sent += part == GzipBlanks ? PartLength : part.Length)
        {
            await connection.SendAsync(part);
        }

        // A gigabyte compressed fits into the buffers on the way.
        Assert.Same(GzipBlanks, part);
        await connection.FinishAsync();
    }

    private static byte[] Compress(long length, Func<Stream, Stream> compression)
    {
        using var compressed = new MemoryStream();
        using (var stream = compression(compressed))
        {
            for (var written = 0L; written < length; written += Blanks.Length)
            {
                stream.Write(Blanks);
            }
        }

        return compressed.ToArray();
    }

    private static async Task HeadersForEver(RawConnection connection)
    {
        await connection.SendAsync("HTTP/1.1 200 OK\r\n");
        while (true)
        {
            await connection.SendAsync($"X-More: {new string('y', 1000)}\r\n");
        }
    }

    private static string Steps(int count) => $$"""{ "status": "running", "steps": [{{string.Join(",", Enumerable.Repeat("{ \"name\": \"a\", \"status\": \"done\" }", count))}}] }""";

    private static void AssertShortWarning(ReadResult result) => Assert.InRange(Assert.Single(result.UnmappedWords).Length, 1, 80);
}
