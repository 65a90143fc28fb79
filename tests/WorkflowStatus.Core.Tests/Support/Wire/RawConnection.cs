using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>One connection of a <see cref="RawServer"/>.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly byte[] _head = new byte[16 * 1024];
    private readonly Socket _socket;

    public RawConnection(Socket socket, CancellationToken stopping)
    {
        socket.NoDelay = true;
        _socket = socket;
        Stopping = stopping;
        Stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The connection's bytes; what TLS protects once that is on.</summary>
    public Stream Stream { get; set; }

    /// <summary>Cancelled when the server stops.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Reads the head of an HTTP/1.1 request, which is all of a GET; null when the client has closed.</summary>
    public async Task<string?> ReadHeadAsync()
    {
        var length = 0;
        for (int read; (read = await Stream.ReadAsync(_head.AsMemory(length), Stopping)) > 0;)
        {
            length += read;
            if (_head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.Latin1.GetString(_head, 0, length);
            }
        }

        return null;
    }

    /// <summary>Sends characters as bytes: control characters, and the letters of Latin-1, are themselves.</summary>
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await Stream.WriteAsync(bytes, Stopping);

    /// <summary>Sends a text byte by byte, a pause after each, until the client goes away.</summary>
    public async Task DripAsync(string text)
    {
        foreach (var letter in text)
        {
            await SendAsync(letter.ToString());
            await Task.Delay(20, Stopping);
        }
    }

    /// <summary>Says nothing more until the client goes away.</summary>
    public async Task FallSilentAsync()
    {
        var rest = new byte[1024];
        while (await Stream.ReadAsync(rest, Stopping) > 0)
        {
        }
    }

    /// <summary>Ends the connection in order (FIN).</summary>
    public async Task FinishAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[1024];
        while (await _socket.ReceiveAsync(rest, Stopping) > 0)
        {
        }
    }

    /// <summary>Breaks the connection (RST).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose()
    {
        Stream.Dispose();
        _socket.Dispose();
    }
}
