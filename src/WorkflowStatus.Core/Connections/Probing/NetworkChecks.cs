using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace WorkflowStatus.Core.Connections;

/// <summary>Looks at the way to a service: its name, its port, its certificate.</summary>
internal sealed class NetworkChecks
{
    private static readonly string[] Names = [CheckNames.NameResolution, CheckNames.Reachability, CheckNames.Tls];

    private readonly INetwork _network;
    private readonly CheckRunner _runner;

    public NetworkChecks(INetwork network, CheckRunner runner)
    {
        _network = network;
        _runner = runner;
    }

    /// <summary>All three as not run.</summary>
    public static IReadOnlyList<ConnectionCheck> Skipped(string reason) => Names.Select(name => CheckRunner.NotRun(name, reason)).ToList();

    /// <summary>Runs the three in their order; after one that failed the rest is not run.</summary>
    public async Task<IReadOnlyList<ConnectionCheck>> RunAsync(Uri address, CancellationToken cancellation)
    {
        if (_network.Proxy(address) is { } proxy)
        {
            // Without the user part: a proxy's address may hold a password.
            return Skipped($"Requests go through the proxy {proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}, which does this itself.");
        }

        var host = address.IdnHost;
        IReadOnlyList<IPAddress> addresses = [];
        var name = await _runner.RunAsync(
            CheckNames.NameResolution,
            async token =>
            {
                addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _network.ResolveAsync(host, token).ConfigureAwait(false);
                return literal is null ? $"{host} is {string.Join(", ", addresses.Take(4))}." : $"{host} is an address.";
            },
            cancellation).ConfigureAwait(false);
        if (name.Passed != true)
        {
            const string Reason = "The host's name was not resolved.";
            return [name, CheckRunner.NotRun(CheckNames.Reachability, Reason), CheckRunner.NotRun(CheckNames.Tls, Reason)];
        }

        Stream? connection = null;
        try
        {
            var port = await _runner.RunAsync(
                CheckNames.Reachability,
                async token =>
                {
                    connection = await _network.ConnectAsync(addresses, address.Port, token).ConfigureAwait(false);
                    return $"Port {address.Port} of {host} accepts connections.";
                },
                cancellation).ConfigureAwait(false);
            return [name, port, await TlsAsync(address, host, connection, cancellation).ConfigureAwait(false)];
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private async Task<ConnectionCheck> TlsAsync(Uri address, string host, Stream? connection, CancellationToken cancellation)
    {
        if (connection is null)
        {
            return CheckRunner.NotRun(CheckNames.Tls, "There was no connection.");
        }

        return address.Scheme == Uri.UriSchemeHttps
            ? await _runner.RunAsync(CheckNames.Tls, async token => await _network.SecureAsync(connection, host, token).ConfigureAwait(false) + ".", cancellation).ConfigureAwait(false)
            : CheckRunner.NotRun(CheckNames.Tls, "Not needed: the service is on this machine, over http.");
    }
}
