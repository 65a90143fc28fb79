using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Connections;

/// <summary>What a probe needs of the network, so that a test can do without one. All of it ends when the token does.</summary>
internal interface INetwork
{
    /// <summary>The proxy that requests to an address go through; null when they go there directly.</summary>
    Uri? Proxy(Uri address);

    /// <summary>Resolves a host's name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has no address.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation);

    /// <summary>Opens a connection to the first address that accepts one.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">None did.</exception>
    Task<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellation);

    /// <summary>Negotiates TLS as a request would.</summary>
    /// <returns>The protocol and the certificate, for a person.</returns>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate or the protocol does not do; the message says why.</exception>
    /// <exception cref="IOException">The other side hung up.</exception>
    Task<string> SecureAsync(Stream connection, string host, CancellationToken cancellation);
}
