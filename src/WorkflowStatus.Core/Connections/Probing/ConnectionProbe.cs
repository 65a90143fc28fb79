using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Connections;

/// <summary>Finds out whether an account works, step by step: name, port, certificate, credential, speed.</summary>
public sealed class ConnectionProbe
{
    private readonly NetworkChecks _network;
    private readonly ReadCheck _read;

    /// <summary>Makes a probe.</summary>
    /// <param name="client">Reads as every command does; its clock is the probe's.</param>
    public ConnectionProbe(WorkflowClient client)
        : this(client, SystemNetwork.Instance)
    {
    }

    /// <summary>The same with the network given.</summary>
    internal ConnectionProbe(WorkflowClient client, INetwork network)
    {
        _network = new NetworkChecks(network, new CheckRunner(client.Time));
        _read = new ReadCheck(client);
    }

    /// <summary>
    /// Runs the checks in their order: <c>NameResolution</c>, <c>Reachability</c>, <c>Tls</c>, <c>Authentication</c> (a
    /// read of an id that cannot exist) and <c>Latency</c> (of that read). Each has ten seconds. After one that failed
    /// those that build on it are not run; behind a proxy, or without a network, the first three are not.
    /// </summary>
    /// <param name="account">Whom to ask and as whom.</param>
    /// <param name="reasonNotToRead">Why nothing may be sent, such as a secret that could not be read: then the network alone is looked at. Null to read too.</param>
    /// <param name="cancellation">Ends the checks at once.</param>
    /// <returns>All five, in this order.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing else is thrown for a service that does not work.</exception>
    public async Task<IReadOnlyList<ConnectionCheck>> RunAsync(RunAccount account, string? reasonNotToRead = null, CancellationToken cancellation = default)
    {
        var network = account.Definition.IsInMemory
            ? NetworkChecks.Skipped("Not needed: the runs of this provider play in memory.")
            : await _network.RunAsync(account.BaseUri, cancellation).ConfigureAwait(false);
        var failed = network.FirstOrDefault(check => check.Passed == false);
        var reason = failed is null ? reasonNotToRead : $"Nothing was sent: {failed.Name} failed.";
        var read = reason is null ? await _read.RunAsync(account, cancellation).ConfigureAwait(false) : ReadCheck.Skipped(reason);
        // A list: PowerShell cannot take one item of the type that a compiler makes for a collection expression.
        return network.Concat(read).ToList();
    }
}
