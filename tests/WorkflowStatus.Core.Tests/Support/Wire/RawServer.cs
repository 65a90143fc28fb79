using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Tests.Support.Wire;

/// <summary>A TCP server on loopback whose every byte is a test's: it says what no HTTP server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<RawConnection, Task> _serve;
    private Task _accepting = Task.CompletedTask;
    private int _open;

    /// <summary>Takes a port; until <see cref="Listen"/> it refuses connections.</summary>
    public RawServer(Func<RawConnection, Task> serve)
    {
        _serve = serve;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Connections that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    public static RawServer Start(Func<RawConnection, Task> serve)
    {
        var server = new RawServer(serve);
        server.Listen();
        return server;
    }

    public void Listen()
    {
        _socket.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Ends every connection; throws what went wrong in a test's own words on the wire.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _socket.AcceptAsync(_stop.Token);
                _connections.Add(ServeAsync(socket));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        Interlocked.Increment(ref _open);
        try
        {
            using var connection = new RawConnection(socket, _stop.Token);
            await _serve(connection);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException or AuthenticationException)
        {
            // The client went away, would not have our certificate, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
