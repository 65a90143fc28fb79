using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using WorkflowStatus.Simulator.Scripts;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>Compressed answers, bombs and huge bodies.</summary>
internal static class LargeAnswer
{
    // White space, not NUL: JSON allows it before a value, so a parser's complaint cannot stand in for a size limit.
    private static readonly ReadOnlyMemory<byte> Filling = Enumerable.Repeat((byte)' ', 64 * 1024).ToArray();

    public static async Task WriteAsync(HttpResponse response, Play play, Fault fault, CancellationToken cancellationToken)
    {
        SoundAnswer.WriteHead(response, play);
        var encoding = fault.Kind switch
        {
            FaultKind.Gzip or FaultKind.GzipBomb => "gzip",
            FaultKind.Brotli or FaultKind.BrotliBomb => "br",
            _ => null,
        };
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        var stream = encoding switch
        {
            "gzip" => new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(response.Body, CompressionLevel.Fastest, leaveOpen: true),
            _ => response.Body,
        };
        var filling = fault.Kind is FaultKind.Gzip or FaultKind.Brotli ? 0 : fault.Bytes;
        while (filling > 0)
        {
            var part = Filling[..(int)Math.Min(filling, Filling.Length)];
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            filling -= part.Length;
        }

        await stream.WriteAsync(play.Body ?? default, cancellationToken).ConfigureAwait(false);
        if (encoding is not null)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
