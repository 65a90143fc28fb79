#if NET
using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WorkflowStatus.Core.Definitions.Loading;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;

namespace WorkflowStatus.Core.Engine;

/// <summary>
/// Reads one run of a service in memory. The first read of a process takes .NET many milliseconds of loading and compiling; a
/// rehearsal takes them while the first command is still at its parameters and its definition. No network is used.
/// </summary>
public static class Rehearsal
{
    private const string Definition = """
        {
          "formatVersion": 1, "name": "Rehearsal", "title": "Rehearsal", "baseUri": "https://rehearsal.invalid",
          "auth": { "type": "header", "name": "x-key", "environmentVariable": "REHEARSAL_KEY" },
          "request": { "path": "/runs/{id}" },
          "run": { "items": "$", "id": "$.id", "name": "$.name", "status": "$.status", "message": "$.message", "updatedAt": "$.updatedAt" },
          "steps": { "items": "$.steps", "name": "$.name", "status": "$.status", "locations": "$.locations" },
          "states": { "Done": "Succeeded", "Busy": "Running" },
          "stepStates": { "Done": "Succeeded" }
        }
        """;

    /// <summary>The one place to which HTTP without TLS may go; the connection there is one in memory.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    /// <summary>Plays it, in the background.</summary>
    /// <returns>What a reader would get.</returns>
    public static Task<ReadResult> PlayAsync() => Task.Run(async () =>
    {
        // HTTP alone goes first: it takes longest, and the first command comes to it last.
        using (var exchange = new HttpExchange(Handler(), ReadLimits.Default, TimeProvider.System))
        {
            using var answer = await exchange.SendAsync(Nowhere, [new("Accept", "application/json")], TimeSpan.FromSeconds(30), CancellationToken.None).ConfigureAwait(false);
        }

        var definition = DefinitionLoader.Load(Encoding.UTF8.GetBytes(Definition), [])!;
        var account = new RunAccount(definition, new RunAccountOptions { BaseUri = Nowhere, Credential = new Credential("none") });
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = Handler() });
        return await client.ReadOnceAsync(new RunReference(account, "1"), ReadOptions.Default, CancellationToken.None).ConfigureAwait(false);
    });

    private static SocketsHttpHandler Handler()
    {
        var handler = (SocketsHttpHandler)HandlerFactory.Create(ReadLimits.Default);
        handler.ConnectCallback = static (_, _) => new(new RehearsalConnection());
        return handler;
    }
}
#endif
