#if NET
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Http;

/// <summary>
/// Sends one request in memory. The first request of a process takes .NET many milliseconds of loading and compiling; a
/// rehearsal takes them while the first command is still at its parameters and its definition. No network is used. More than
/// HTTP is not rehearsed: the rest is compiled with the build, or takes no longer where it is needed.
/// </summary>
public static class Rehearsal
{
    /// <summary>The one place to which HTTP without TLS may go; the connection there is one in memory.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    /// <summary>Plays it, in the background.</summary>
    public static Task PlayAsync() => Task.Run(() => SendAsync().AsTask());

    /// <summary>Sends the request. Not awaited here: a method of its own that waits is one more for .NET to compile.</summary>
    internal static ValueTask<HttpAnswer> SendAsync()
    {
        var handler = (SocketsHttpHandler)HandlerFactory.Create(ReadLimits.Default);
        handler.ConnectCallback = static (_, _) => new(new RehearsalConnection());

        // Not disposed, nor is the answer: their end would have to be compiled too, and a connection in memory keeps nothing open.
        var exchange = new HttpExchange(handler, ReadLimits.Default, TimeProvider.System);
        return exchange.SendAsync(Nowhere, [], TimeSpan.FromSeconds(30), CancellationToken.None);
    }
}
#endif
