using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Http;

namespace WorkflowStatus.Core.Connections;

/// <summary>This machine's network.</summary>
internal sealed class SystemNetwork : INetwork
{
    public static readonly SystemNetwork Instance = new(HandlerFactory.Proxy);

    private readonly IWebProxy _proxies;

    public SystemNetwork(IWebProxy proxies) => _proxies = proxies;

    /// <summary>Some proxy settings answer "no proxy" with the address itself.</summary>
    public Uri? Proxy(Uri address) => _proxies.IsBypassed(address) || _proxies.GetProxy(address) is not { } proxy || proxy == address ? null : proxy;

    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
#if NET
        return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
#else
        // It cannot be cancelled there: left alone, it ends by itself.
        var resolving = Dns.GetHostAddressesAsync(host);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellation.Register(() => cancelled.TrySetResult(true)))
        {
            await Task.WhenAny(resolving, cancelled.Task).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        return await resolving.ConfigureAwait(false);
#endif
    }

    public async Task<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
#if NET
            await socket.ConnectAsync([.. addresses], port, cancellation).ConfigureAwait(false);
#else
            using (cancellation.Register(socket.Dispose))
            {
                await socket.ConnectAsync(addresses.ToArray(), port).ConfigureAwait(false);
            }
#endif
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    public async Task<string> SecureAsync(Stream connection, string host, CancellationToken cancellation)
    {
        string? problem = null;
        var words = string.Empty;
        using var secured = new SslStream(connection, leaveInnerStreamOpen: true, (_, shown, chain, errors) =>
        {
            // The chain's own copy where the framework gives the old class.
            var certificate = shown as X509Certificate2 ?? chain?.ChainElements.Cast<X509ChainElement>().FirstOrDefault()?.Certificate;
            problem = CertificateWords.Problem(host, certificate, chain, errors);
            words = certificate is null ? string.Empty : "; " + CertificateWords.Describe(certificate);
            return errors == SslPolicyErrors.None;
        });
        try
        {
#if NET
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation).ConfigureAwait(false);
#else
            using (cancellation.Register(connection.Dispose))
            {
                await secured.AuthenticateAsClientAsync(host).ConfigureAwait(false);
            }
#endif
            return secured.SslProtocol + words;
        }
        catch (AuthenticationException error) when (problem is not null)
        {
            throw new AuthenticationException(problem, error);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}
