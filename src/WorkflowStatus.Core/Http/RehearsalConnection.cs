#if NET
using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Http;

/// <summary>A connection whose other end says one small answer, whatever it is asked.</summary>
internal sealed class RehearsalConnection : MemoryStream
{
    private const string Body = """[{"id":"1","name":"Small","status":"Busy","message":"At work","updatedAt":"2026-11-01T00:00:00Z","steps":[{"name":"First","status":"Done","locations":["https://rehearsal.invalid/1"]}]}]""";

    public RehearsalConnection()
        : base(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nDate: Sun, 01 Nov 2026 00:00:00 GMT\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"), writable: false)
    {
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // Nobody listens.
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // As over a network, where an answer is not there at once: that is the path to be rehearsed.
        await Task.Yield();
        return Read(buffer.Span);
    }
}
#endif
