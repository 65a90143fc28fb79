using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WorkflowStatus.Simulator.Faults;

/// <summary>
/// The connection below HTTP. The server refuses to send a malformed answer, so a malformed answer goes
/// around it; over TLS the bytes are still encrypted, as the transport is the decrypted one.
/// </summary>
internal sealed class RawConnection(HttpContext context)
{
    // Loopback delivers at once; the pause only lets the send loop run before the socket is closed under it.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    /// <summary>False for HTTP/2, where many requests share one connection.</summary>
    public bool IsOwn => HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        await output.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        await Task.Delay(Settle, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Ends the sending side in order (FIN); over TLS without the farewell that would make it sound.</summary>
    public async Task FinishAsync()
    {
        Socket()?.Shutdown(SocketShutdown.Send);
        try
        {
            await Task.Delay(Linger, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client saw the end and closed its side.
        }

        context.Abort();
    }

    /// <summary>Resets the connection (RST).</summary>
    public void Reset()
    {
        if (Socket() is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        context.Abort();
    }

    private Socket? Socket() => IsOwn ? context.Features.Get<IConnectionSocketFeature>()?.Socket : null;
}
