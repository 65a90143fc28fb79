using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Connections;

namespace WorkflowStatus.Core.Tests.Connections;

/// <summary>A network in memory where everything works until a test says otherwise.</summary>
internal sealed class FakeNetwork : INetwork
{
    public Uri? ProxyAddress { get; init; }

    public Func<CancellationToken, Task<IReadOnlyList<IPAddress>>> Resolve { get; init; } = _ => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("203.0.113.7")]);

    public Func<CancellationToken, Task<Stream>> Connect { get; init; } = _ => Task.FromResult<Stream>(new MemoryStream());

    public Func<CancellationToken, Task<string>> Secure { get; init; } = _ => Task.FromResult("Tls13; certificate of api.example.com");

    public Uri? Proxy(Uri address) => ProxyAddress;

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) => Resolve(cancellation);

    public Task<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellation) => Connect(cancellation);

    public Task<string> SecureAsync(Stream connection, string host, CancellationToken cancellation) => Secure(cancellation);
}
