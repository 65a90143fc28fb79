using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Tests.Support.Wire;

namespace WorkflowStatus.Core.Tests.Faults.Rows;

internal static class EncodingFaults
{
    private const string Text = """{ "status": "running", "message": "früh" }""";

    private const string NoLabel = "application/json";

    private static readonly byte[] Utf8 = Encoding.UTF8.GetBytes(Text);

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        Read("UTF-8 with a byte order mark", NoLabel, [0xEF, 0xBB, 0xBF, .. Utf8]),
        Read("UTF-16, labelled", NoLabel + "; charset=utf-16", Encoding.Unicode.GetBytes(Text)),
        Read("UTF-16 with a byte order mark, labelled", NoLabel + "; charset=utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]),
        Read("UTF-16 with a byte order mark alone", NoLabel, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]),
        Read("UTF-16 of the other order with a byte order mark alone", NoLabel, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]),
        Read("Latin-1, labelled", NoLabel + "; charset=iso-8859-1", Encoding.Latin1.GetBytes(Text)),
        Read("UTF-8 labelled as what nobody knows", NoLabel + "; charset=nonsense", Utf8),
        Read("UTF-8 labelled as UTF-16", NoLabel + "; charset=utf-16", Utf8),
        Invalid("Latin-1 labelled as UTF-8", "it holds text that is not valid Unicode, such as half a character (HTTP 200)", NoLabel + "; charset=utf-8", Encoding.Latin1.GetBytes(Text)),
        Invalid("half a character", "it holds text that is not valid Unicode, such as half a character (HTTP 200)", NoLabel, """{ "status": "running", "message": "\ud800" }"""u8.ToArray()),
        Read("gzip", NoLabel, Compress(stream => new GZipStream(stream, CompressionLevel.Fastest)), "gzip"),
        Read("gzip by its older name, in capitals", NoLabel, Compress(stream => new GZipStream(stream, CompressionLevel.Fastest)), "X-GZIP"),
        Read("no compression, said so", NoLabel, Utf8, "identity"),
        Read("a compression that is none, but a charset", NoLabel, Utf8, "utf-8"),
        Read("an empty word for the compression", NoLabel, Utf8, string.Empty),
        Read("Brotli", NoLabel, Compress(stream => new BrotliStream(stream, CompressionLevel.Fastest)), "br"),
        Read("deflate", NoLabel, Compress(stream => new ZLibStream(stream, CompressionLevel.Fastest)), "deflate"),
        Invalid("gzip that is none", "the answer's compression is damaged", NoLabel, Utf8, "gzip") with { IsRetried = true },
        Invalid("gzip that breaks off", "the answer", NoLabel, Compress(stream => new GZipStream(stream, CompressionLevel.Fastest))[..20], "gzip") with { IsRetried = true },
        Invalid("Brotli that is none", "the answer's compression is damaged", NoLabel, Utf8, "br") with { IsRetried = true },
        Invalid("deflate that is none", "the answer's compression is damaged", NoLabel, Utf8, "deflate") with { IsRetried = true },
        Invalid("Brotli that breaks off", "the answer", NoLabel, Compress(stream => new BrotliStream(stream, CompressionLevel.Fastest))[..20], "br") with { IsRetried = true },
        Invalid("a compression that was not asked for", "the answer is not JSON", NoLabel, [0x28, 0xB5, 0x2F, 0xFD, 0, 0, 0], "zstd"),
    ];

    private static FaultRow Read(string fault, string type, byte[] body, string? compression = null) => new(fault)
    {
        Answer = Play.Send(Raw.Answer(body, 200, Headers(type, compression))),
        State = RunState.Running,
        Check = result => Assert.Equal("früh", Assert.Single(result.Runs).Message),
    };

    private static FaultRow Invalid(string fault, string says, string type, byte[] body, string? compression = null) => new(fault)
    {
        Answer = Play.Send(Raw.Answer(body, 200, Headers(type, compression))),
        Error = WorkflowErrorId.InvalidResponse,
        Says = says,
    };

    private static string[] Headers(string type, string? compression) => compression is null ? ["Content-Type: " + type] : ["Content-Type: " + type, "Content-Encoding: " + compression];

    private static byte[] Compress(Func<Stream, Stream> compression)
    {
        using var compressed = new MemoryStream();
        using (var stream = compression(compressed))
        {
            stream.Write(Utf8);
        }

        return compressed.ToArray();
    }
}
