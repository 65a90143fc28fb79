using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests;

/// <summary>What newer .NET does with streams and sockets, for the tests' own use.</summary>
internal static class NewerStreams
{
    extension(Stream stream)
    {
        /// <summary>A pending read of .NET Framework does not watch the token: closing the stream ends it.</summary>
        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default)
        {
            using var abort = cancellation.Register(stream.Dispose);
            return MemoryMarshal.TryGetArray<byte>(buffer, out var array) ? await stream.ReadAsync(array.Array!, array.Offset, array.Count, cancellation) : throw new NotSupportedException();
        }

        public async ValueTask<int> ReadAsync(byte[] buffer, CancellationToken cancellation) => await stream.ReadAsync(buffer.AsMemory(), cancellation);

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellation = default)
        {
            var bytes = buffer.ToArray();
            await stream.WriteAsync(bytes, 0, bytes.Length, cancellation);
        }
    }

    extension(Socket socket)
    {
        public void Listen() => socket.Listen(128);

        /// <summary>Who cancels it closes the socket too, which ends the call.</summary>
        public Task<Socket> AcceptAsync(CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.Factory.FromAsync(socket.BeginAccept, socket.EndAccept, null);
        }

        public async ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken cancellation)
        {
            using var abort = cancellation.Register(socket.Dispose);
            return await Task.Factory.FromAsync((done, state) => socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, done, state), socket.EndReceive, null);
        }
    }

    extension(TcpListener listener)
    {
        public void Dispose() => listener.Stop();
    }
}
