#if NET
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Http;

/// <summary>A connection whose other end says one small answer, whatever it is asked.</summary>
internal sealed class RehearsalConnection : MemoryStream
{
    public RehearsalConnection()
        : base("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nDate: Sun, 01 Nov 2026 00:00:00 GMT\r\nContent-Length: 2\r\n\r\n[]"u8.ToArray(), writable: false)
    {
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // Nobody listens.
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

    // As over a network, where an answer is not there at once: that is the path to be rehearsed.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Read(buffer.Span), cancellationToken));
}
#endif
