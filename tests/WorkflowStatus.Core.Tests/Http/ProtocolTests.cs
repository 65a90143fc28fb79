using System;
using System.Net.Http;
using System.Threading.Tasks;
using WorkflowStatus.Core.Engine;
using WorkflowStatus.Core.Http;
using WorkflowStatus.Core.Requests;
using WorkflowStatus.Core.Tests.Support;
using WorkflowStatus.Core.Tests.Support.Wire;
using WorkflowStatus.Simulator;

namespace WorkflowStatus.Core.Tests.Http;

/// <summary>Which HTTP is spoken: the newest that the service offers by ALPN; in the clear, where nobody can offer, HTTP/1.1.</summary>
public sealed class ProtocolTests
{
    [Theory]
    [InlineData(true, true, "HTTP/2")]
    [InlineData(true, false, "HTTP/1.1")]
    [InlineData(false, false, "HTTP/1.1")]
    public async Task HTTP_2_is_spoken_where_it_is_offered(bool isSecure, bool isOffered, string protocol)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Certificate = isSecure ? TestAuthority.Good : null, Http2 = isOffered });
        var handler = (SocketsHttpHandler)HandlerFactory.Create(ReadLimits.Default);
        TestAuthority.Trust(handler);
        using var client = new WorkflowClient(new WorkflowClientOptions { Handler = handler });
        var account = Providers.Account(Providers.BuiltIn.Get("Oumla"), options => options with { BaseUri = server.BaseUri, Credential = new Credential(server.Key) });

        var result = await client.ReadAsync(new RunReference(account, "success-1"), TestRead.Once);

        Assert.Equal(RunState.Succeeded, Assert.Single(result.Runs).State);
        Assert.Equal(protocol, Assert.Single(server.Requests).Protocol);
    }
}
